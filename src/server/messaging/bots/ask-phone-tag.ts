/** Put on whoever came without a phone; taken off when he shares it. */
export const ASK_PHONE_TAG = "узнать телефон";
