import { memberStates } from '#lib/domain/member-states'
import type { FieldRule } from '#lib/domain/rule'
import { controlNames, dayParts } from '#lib/http/signing-form'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { fillForm, receiptOn, sign } from '#tests/support/signing-page'
import { expect, test } from '#tests/support/site'

for (const memberState of memberStates) {
  test(`a national of ${memberState} signs, and is asked for nothing the law does not name`, async ({ page }) => {
    await page.goto(`/en/sign/${memberState}`)
    const asked = await page
      .locator('form [name]')
      .evaluateAll((controls) => controls.map((control) => control.getAttribute('name') ?? ''))
    const ours = asked.filter((name) => !/^(?:$|\$|form$|altcha$|declared\.)/u.test(name))
    const controlsOf = ({ name, kind }: FieldRule) =>
      kind === 'day' ? dayParts.map((part) => controlNames.dayPart(name, part)) : [name]
    expect(ours).toEqual(eci2019.rules[memberState].fields.flatMap(controlsOf))

    await fillForm(page, memberState)
    await sign(page)
    await receiptOn(page)
  })
}
