import 'server-only';
import { givePointBack, takePoint } from '@/lib/server/rate-limit';

const windowSeconds = 15 * 60;
/** A person mistypes a few times; a guesser gets less than a thousand tries a day at one account. */
const perEmail = 8;
/** A whole office behind one address. */
const perAddress = 60;

/** Takes a try from the address and from the account before any password is looked at; throws `rate_limited`. */
export async function takeSignInTry(email: string, address: string): Promise<void> {
  await takePoint('sign-in-address', address, perAddress, windowSeconds);
  await takePoint('sign-in-email', email, perEmail, windowSeconds);
}

/** A try that succeeded was no guess. */
export async function giveSignInTryBack(email: string, address: string): Promise<void> {
  await givePointBack('sign-in-address', address);
  await givePointBack('sign-in-email', email);
}

/** A session left open must not be the way to the password itself. */
export async function takePasswordTry(userId: string): Promise<void> {
  await takePoint('password', userId, perEmail, windowSeconds);
}

/** Tries of the setup link and of invitation links: their secrets are too long to guess; this keeps it quiet. */
export async function takeSecretTry(address: string): Promise<void> {
  await takePoint('secret-address', address, 60, 60);
}
