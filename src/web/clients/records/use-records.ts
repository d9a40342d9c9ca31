import { addRecord, removeRecord, restoreRecord, updateRecord } from "../../../api/client-facts.ts";
import type { RecordKind } from "../../../api/client-records.ts";
import { confirmAbsence } from "../../../api/requirements.ts";
import { call } from "../../lib/api.ts";
import { useClientChange } from "../queries.ts";
import type { Known, Teller } from "../facts/use-facts.ts";
import type { RecordData } from "./record-words.ts";

export type Row = Known["records"][number];
/** Which record is open in the form: one of these, or a new one of a kind. */
export type Asked = { kind: RecordKind; row: Row | null };
type Put = { kind: RecordKind; former: Row | null; data: RecordData; teller: Teller };

/** A new record, or what one says from now on; one that somebody changed meanwhile refuses. */
export const usePutRecord = (clientId: number) =>
  useClientChange(clientId, ({ kind, former, data, teller }: Put) => {
    const source = { kind: teller, id: null };
    return former
      ? call(updateRecord, {
          params: { id: clientId, recordId: former.id },
          body: { data, source, version: former.version },
        })
      : call(addRecord, { params: { id: clientId }, body: { kind, data, source } });
  });

export const useRemoveRecord = (clientId: number) =>
  useClientChange(clientId, (recordId: number) => call(removeRecord, { params: { id: clientId, recordId } }));

export const useRestoreRecord = (clientId: number) =>
  useClientChange(clientId, ({ recordId, version }: { recordId: number; version?: number }) =>
    call(restoreRecord, { params: { id: clientId, recordId }, body: version === undefined ? {} : { version } }),
  );

/** «Этого нет» and taking the word back. */
export const useSayNone = (clientId: number) =>
  useClientChange(clientId, ({ kind, isAbsent }: { kind: RecordKind; isAbsent: boolean }) =>
    call(confirmAbsence, { params: { id: clientId, kind }, body: { isAbsent } }),
  );
