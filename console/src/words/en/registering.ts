/** Words of registering by hand. */

export const registeringWords = {
  'menu.registering': 'Register',
  'registering.help':
    'What came by telephone, letter or visit, through the hotline, from above or from the province’s platform, and what this office raises itself, is registered here and handled like everything else.',
  'registering.new': 'Register a matter',
  'registering.next': 'Register the next one',
  'registering.open': 'Open the matter',
  'registering.sealed': 'It went to the discipline side. No list of yours will show it; speak of it to nobody.',
  'registering.save': 'Register',
  'registering.saved': 'Registered: number {{number}}',
  'registering.nothing': 'The procedures in force name no kind of matter that your post registers.',
  'registering.received.help':
    'Limits run from this day. What was received on {{from}} or later is registered in time.',
  'registering.late.help': 'Limit for registering: {{basis}}. The audit keeps the reason.',
  'registering.about.window': 'One window',
  'registering.about.hall': 'A whole hall',
  'registering.about.unit': 'One unit',
  'registering.about.entity': 'Something that happened at an enterprise',
  'registering.about.none': 'Nobody can say which unit',
  'registering.entity.help':
    'Type the name or the credit code, two characters or more. The enterprise is sealed; no unit sees it.',
  'registering.unit.of-entity': 'Unit it is about',
  'registering.words.help': 'As it was said. Name and number go below, not here.',
  'registering.words.office.help': 'The unit that handles it reads all of this.',
  'registering.demands.help': 'One a line, five at most.',
  'registering.contact.help':
    'Sealed at once when saved; you cannot see it again either. A post that may gives its reason to open it.',
  'registering.receipt': 'Give a receipt',
  'registering.receipt.help':
    'It opens progress, additions and the verdict. Shown once: print it or read it out; leave it out where there is nobody to give it to.',
  'registering.notice.help':
    'Where they ask for it. When there is news this number gets one message with nothing of the matter in it, once a day at most; it is sealed when saved, nobody sees it, and they can delete it on the tracking page.',
  'registering.notice.sink':
    'Where they ask for it; sealed when saved, nobody sees it, and they can delete it on the tracking page. The example city sends no messages: what it would have sent stands in “What was not sent” on the first page.',
  'registering.refusals': 'Not accepted on these grounds; say so at once',
  'registering.alike': 'May be registered already',
  'registering.alike.line': '{{number}}, {{likeness}}% alike',
  'registering.files.evidence': 'This category asks for: {{what}}.',
  'registering.files.help':
    '20 MB in all. The handling unit sees photos once they are released, and never a document: write down what it has to know.',
  'registering.files.office.help': '20 MB in all. The handling unit will see them.',
  'registering.receipt.title': 'Receipt of a matter',
  'registering.receipt.once':
    'Shown here once; nobody can see it again afterwards. Print it for the person, or read it out and have it read back.',
  'registering.receipt.number': 'Receipt number',
  'registering.receipt.pass': 'Pass',
  'registering.receipt.matter': 'Number of the matter',
  'registering.receipt.on': 'Registered on',
  'registering.receipt.where': 'Progress, additions, verdict',
  'registering.receipt.keep':
    'Please keep this. Number and pass open it without a name; tell the pass to nobody: no official will ask for it again.',
  'registering.receipt.print': 'Print the receipt',
  'registering.noReceipt': 'It has no receipt.',
  'registering.list': 'Matters registered by hand',
} as const;
