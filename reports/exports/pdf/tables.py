"""How tables are set, in Typst: the head is repeated over pages, a heat map has its colours and its figures."""

SOURCE = r"""
#import "charts.typ": ink, quiet, edge, brand
#let base(it) = block(above: 5pt, below: 0pt, text(size: 8.5pt, fill: quiet, it))
#let notes(texts) = for one in texts { block(above: 4pt, below: 0pt, text(size: 8.5pt, fill: quiet, one)) }

#let cell(part, row, at, size) = {
  let given = part.rows.at(row).at(at)
  let fill = if part.fills.len() > 0 { part.fills.at(row).at(at) }
  let numeric = part.numeric.at(at)
  let heat = part.heat
  table.cell(
    fill: if fill != none { rgb(fill.colour) },
    align: if heat and at > 0 { center + horizon } else if numeric { right + (if heat { horizon } else { top }) } else { left + (if heat { horizon } else { top }) },
    {
      set text(fill: if fill != none { rgb(fill.ink) } else { ink })
      if given.figure { text(number-width: "tabular", weight: if heat { 600 } else { 400 }, given.text) }
      else if numeric { text(size: size * 0.92, fill: quiet, style: "italic", hyphenate: false, given.text) }
      else { given.text }
    },
  )
}

#let one-part(part) = {
  let columns = part.headings.len()
  let heat = part.heat
  let size = part.size * 1pt
  set text(size: size)
  set par(leading: 0.42em, justify: false)
  table(
    columns: part.widths.map(one => one * 1fr),
    inset: (x: if columns > 8 { 3pt } else { 5pt }, y: if heat { 5.5pt } else { 4pt }),
    stroke: if heat { (x, y) => if y == 0 { (bottom: 1pt + ink) } else { 1.2pt + white } } else { (x, y) => (bottom: if y == 0 { 1pt + ink } else { 0.5pt + edge }) },
    table.header(..part.headings.enumerate().map(((at, it)) => table.cell(
      fill: rgb("#eef3f7"),
      align: (if heat and at > 0 { center } else if part.numeric.at(at) { right } else { left }) + bottom,
      text(weight: 600, hyphenate: columns > 8, it),
    ))),
    ..range(part.rows.len()).map(row => range(columns).map(at => cell(part, row, at, size))).flatten(),
  )
  if part.rows.len() == 0 { block(above: 5pt, text(fill: quiet, style: "italic")[There is nothing to list.]) }
}

#let titled(kind, number, it) = block(below: 6pt, sticky: true, text(size: 10.5pt, weight: 600, fill: ink)[#kind #number: #it])
"""
