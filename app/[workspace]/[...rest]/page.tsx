import { notFound } from 'next/navigation';

/** Inside a workspace also a wrong address keeps the way around. */
export default function NoSuchPage() {
  notFound();
}
