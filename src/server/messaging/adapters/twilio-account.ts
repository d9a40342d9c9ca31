export interface TwilioAccount {
  accountSid: string;
  authToken: string;
  /** Accepted for hooks beside the present one while the token is being rotated. */
  formerToken: string | null;
  sender: string;
  baseUrl: string;
  timeoutMs: number;
}
