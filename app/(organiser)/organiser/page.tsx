import { redirect } from 'next/navigation'

export default function OrganiserPage(): never {
  redirect('/organiser/collection')
}
