import type { ColumnType, Generated } from "kysely";
import type { NoticeKind } from "../../api/notices.ts";
import type { Day, Id, Json, MaybeMoment, Moment } from "../kernel/tables.ts";

export interface NoticesTable {
  id: Id;
  user_id: number;
  kind: string;
  data: Json<Record<string, unknown>>;
  text: Generated<string>;
  client_id: number | null;
  matter_id: number | null;
  at: Moment;
  read_at: MaybeMoment;
  once_key: string | null;
  in_bell: Generated<boolean>;
  with_sound: Generated<boolean>;
  join_key: Maybe<string>;
  /** The notice into which it was joined. */
  joined_to: Maybe<number>;
  joined: Generated<number>;
  last_at: MaybeMoment;
}

type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface NoticeChoicesTable {
  user_id: number;
  kind: NoticeKind;
  bell: boolean;
  push: boolean;
  digest: boolean;
  sound: boolean;
}

export interface NoticePeopleTable {
  user_id: number;
  shows_text: Generated<boolean>;
}

export interface PushSubscriptionsTable {
  id: Id;
  user_id: number;
  /** The browser session that agreed; with its end nobody is told there. */
  session_hash: string | null;
  endpoint: string;
  p256dh: string;
  auth: string;
  name: string;
  created_at: Moment;
  last_sent_at: MaybeMoment;
}

export interface PushSendsTable {
  notice_id: number;
  subscription_id: number;
  state: "sending" | "sent" | "failed";
  attempts: Generated<number>;
  at: Moment;
}

export interface DigestsTable {
  id: Id;
  user_id: number;
  day: Day;
  since: Moment;
  until: Moment;
  created_at: Moment;
}

declare module "../kernel/tables.ts" {
  interface Database {
    notices: NoticesTable;
    notice_choices: NoticeChoicesTable;
    notice_people: NoticePeopleTable;
    push_subscriptions: PushSubscriptionsTable;
    push_sends: PushSendsTable;
    digests: DigestsTable;
  }
}
