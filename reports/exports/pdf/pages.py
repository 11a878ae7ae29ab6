"""The document as pages, in Typst: front page, contents, chapters, and what it was made from."""

SOURCE = r"""
#import "charts.typ": drawn, ink, quiet, edge, brand
#import "tables.typ": one-part, base, notes
#let data = json("data.json")
#let margins = (x: 20mm, top: 24mm, bottom: 22mm)
#set document(title: data.title, description: data.subtitle, date: auto)
#set text(font: ("Source Sans 3", "Libertinus Serif", "DejaVu Sans Mono"), size: 10.5pt, lang: data.language, region: data.region, fill: ink)
#set par(leading: 0.62em, spacing: 0.9em)
#show heading: set text(fill: rgb("#0d2c46"))
#show heading: set block(sticky: true)
#show heading: set text(hyphenate: false)
#show heading.where(level: 1): it => block(above: 12mm, below: 9pt, text(size: 20pt, weight: 700, it.body))
#show figure: set block(breakable: true)
#show figure: set align(left)
#show figure.caption: it => block(sticky: true, below: 7pt, above: 0pt, text(size: 11pt, weight: 600)[#it.supplement #context it.counter.display(it.numbering): #it.body])
#set figure(gap: 4pt)
#set figure.caption(position: top)

#set page(
  paper: "a4", margin: margins,
  header: context if counter(page).get().first() > 1 {
    set text(size: 8.5pt, fill: quiet)
    let notice = text(weight: 600, fill: rgb("#7a5200"), data.notice)
    if data.notice.len() + data.programme.len() > 110 [#data.programme #linebreak() #notice]
    else { grid(columns: (1fr, auto), column-gutter: 10mm, align: (left, right), data.programme, notice) }
    v(-5pt)
    line(length: 100%, stroke: 0.5pt + edge)
  },
  footer: context if counter(page).get().first() > 1 {
    set text(size: 8.5pt, fill: quiet)
    line(length: 100%, stroke: 0.5pt + edge)
    v(-5pt)
    grid(columns: (1fr, auto), column-gutter: 10mm, align: (left, right), [#data.title. As of #data.as_of], [Page #counter(page).display() of #counter(page).final().first()])
  },
)

// Front page
#block(fill: rgb("#0d2c46"), width: 100%, inset: (x: 12mm, y: 14mm), radius: 2pt, {
  set text(fill: white)
  set par(leading: 0.5em)
  block(below: 9mm, text(size: 12pt, weight: 600, data.programme))
  title(block(below: 5mm, text(size: 28pt, weight: 700, hyphenate: false, data.title)))
  block(text(size: 14pt, data.subtitle))
})
#if data.notice != "" {
  block(fill: rgb("#fff6d6"), stroke: (left: 4pt + rgb("#e2c65c")), width: 100%, inset: (x: 5mm, y: 3.5mm), text(weight: 600, fill: rgb("#463300"), data.notice))
}
#v(4mm)
#for (name, said) in data.facts {
  block(below: 0pt, above: 0pt, width: 100%, stroke: (bottom: 0.5pt + edge), inset: (y: 6pt), grid(columns: (45mm, 1fr), text(fill: quiet, name), text(weight: 600, said)))
}
#v(6mm)
#text(fill: quiet)[Figures are as of #data.as_of. This pack was made on #data.made_on.]

#v(4mm)
#show outline.entry: set block(above: 8pt)
#block(sticky: true, below: 4mm, heading(level: 1, outlined: false, [Contents]))
#outline(title: none, depth: 1)

#let sentences(one) = {
  if one.emphasised {
    block(fill: rgb("#eef3f7"), stroke: (left: 4pt + brand), inset: (x: 6mm, y: 5mm), width: 100%, {
      set text(size: 12.5pt)
      if one.listed { list(spacing: 0.9em, marker: text(fill: brand)[•], ..one.texts.map(it => [#it])) } else { for it in one.texts { par(it) } }
    })
  } else if one.listed { list(spacing: 0.7em, ..one.texts.map(it => [#it])) }
  else { for it in one.texts { par(it) } }
}
#let a-table(one) = {
  let word = [#one.caption]
  if one.parts.len() == 0 {
    block(above: 8mm, below: 6mm, width: 100%, inset: (x: 5mm, y: 4mm), stroke: (left: 3pt + edge), {
      text(weight: 600)[Table #one.number: #one.caption]
      linebreak()
      text(size: 9pt)[Not printed here: its #one.count rows are in the data of this pack, under the name #one.key.]
      base(one.base)
    })
    return
  }
  for (at, part) in one.parts.enumerate() {
    let caption = if one.parts.len() > 1 { [#word (columns, part #(at + 1) of #one.parts.len())] } else { word }
    block(above: 7mm, below: 7mm, breakable: one.torn, {
      figure(kind: table, supplement: [Table], numbering: _ => str(one.number), caption: caption, one-part(part))
      base(one.base)
      notes(one.notes)
    })
  }
}
#let a-chart(one) = for (at, part) in one.parts.enumerate() {
  let title = if one.parts.len() > 1 [#one.title (part #(at + 1) of #one.parts.len())] else [#one.title]
  block(above: 7mm, below: 7mm, breakable: false, {
    figure(kind: image, supplement: [Figure], numbering: _ => str(one.number), caption: title, alt: one.alternative, layout(size => drawn(one + part, size.width)))
    base[#one.base Its figures are in Table #one.at("from").]
  })
}
#let turned(it) = page(flipped: true, margin: (x: 18mm, top: 24mm, bottom: 20mm), it)

#let a-block(one) = {
  if one.at("is") == "sentences" { sentences(one) }
  else if one.at("is") == "chart" { a-chart(one) }
  else { a-table(one) }
}
#let opening(chapter) = {
  heading(level: 1, chapter.title)
  if chapter.purpose != "" { block(below: 6mm, sticky: true, text(size: 12pt, fill: quiet, chapter.purpose)) }
}

// A chapter with figures begins on a page of its own; one of texts alone goes on where the last ended.
#for (at, chapter) in data.chapters.enumerate() {
  if at == 0 or not chapter.flows_on { pagebreak(weak: true) }
  if chapter.groups.len() == 0 { opening(chapter) }
  for (number, group) in chapter.groups.enumerate() {
    let said = { if number == 0 { opening(chapter) }; for one in group.blocks { a-block(one) } }
    if group.lies { turned(said) } else { said }
  }
}

= What this pack was made from
#text(size: 12pt, fill: quiet)[The same sources give the same pack, byte for byte. A hash names the exact content of each.]
#if data.sources.len() > 0 {
  set text(size: 8.5pt)
  table(columns: (1fr, 2fr), stroke: (x, y) => (bottom: if y == 0 { 1pt + ink } else { 0.5pt + edge }), inset: (x: 5pt, y: 5pt),
    table.header(..([Source], [Content hash]).map(it => table.cell(fill: rgb("#eef3f7"), text(weight: 600, it)))),
    ..data.sources.map(((name, hash)) => (name, text(font: "DejaVu Sans Mono", size: 6.8pt, hash))).flatten())
} else [No source is named.]
"""
