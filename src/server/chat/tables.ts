import type { ColumnType, Generated } from "kysely";
import type { ChatSign } from "../../api/chat.ts";
import type { Id, MaybeMoment, Moment } from "../kernel/tables.ts";

declare module "../kernel/tables.ts" {
  interface Database {
    chat_rooms: ChatRoomsTable;
    chat_members: ChatMembersTable;
    chat_posts: ChatPostsTable;
    chat_edits: ChatEditsTable;
    chat_mentions: ChatMentionsTable;
    chat_reactions: ChatReactionsTable;
    chat_files: ChatFilesTable;
  }
}

type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
export type RoomKind = "open" | "private" | "direct" | "client";

export interface ChatRoomsTable {
  id: Id;
  kind: RoomKind;
  title: Generated<string>;
  topic: Generated<string>;
  /** Of the rooms every firm has. */
  code: Maybe<string>;
  pair_key: Maybe<string>;
  client_id: Maybe<number>;
  once_key: Maybe<string>;
  created_by: Maybe<number>;
  created_at: Moment;
  last_post_id: Generated<number>;
  last_post_at: MaybeMoment;
  archived_at: MaybeMoment;
}

export interface ChatMembersTable {
  room_id: number;
  user_id: number;
  added_at: Moment;
  read_post_id: Generated<number>;
  is_muted: Generated<boolean>;
  follows: Generated<boolean>;
}

export interface ChatPostsTable {
  id: Id;
  room_id: number;
  author_kind: "employee" | "robot" | "system";
  /** users.id or robot_runs.id by kind. */
  author_id: number | null;
  author_title: Generated<string>;
  body: string;
  reply_to: Maybe<number>;
  at: Moment;
  edited_at: MaybeMoment;
  removed_at: MaybeMoment;
  pinned_at: MaybeMoment;
  pinned_by: Maybe<number>;
  task_id: Maybe<number>;
  once_key: Maybe<string>;
  join_key: Maybe<string>;
  join_title: Generated<string>;
  /** The post into which it was joined. */
  joined_to: Maybe<number>;
  joined: Generated<number>;
  /** The newest of what was joined into it. */
  last_id: Maybe<number>;
  /** Kept by the database: what the search looks in. */
  search: ColumnType<string, never, never>;
}

export interface ChatEditsTable {
  id: Id;
  post_id: number;
  body: string;
  at: Moment;
}

export interface ChatMentionsTable {
  post_id: number;
  user_id: number;
  name: string;
}

export interface ChatReactionsTable {
  post_id: number;
  user_id: number;
  sign: ChatSign;
  at: Moment;
}

export interface ChatFilesTable {
  id: Id;
  post_id: number;
  file_key: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
}
