"""How charts are drawn, in Typst: bars lie, so that long names of constituencies are read without turning one's head."""

SOURCE = r"""
#let ink = rgb("#18222c")
#let quiet = rgb("#4a5763")
#let edge = rgb("#cfd7de")
#let brand = rgb("#17456b")
#let small(it) = text(size: 8pt, it)

#let legend(chart) = if chart.series.len() > 1 or chart.series.at(0, default: (title: "")).title != "" {
  set par(leading: 0.5em)
  for one in chart.series {
    box(baseline: 1pt)[#box(width: 8pt, height: 8pt, fill: rgb(one.colour), stroke: 0.4pt + quiet)#h(4pt)#small(one.title)#h(12pt)]
  }
}

#let ruled(chart, room, height, after: 0pt) = {
  for (at, label) in chart.ticks {
    place(dx: at * room, line(end: (0pt, height), stroke: 0.5pt + edge))
    place(dx: at * room - 20mm, dy: height + 3pt, box(width: 40mm, align(center, text(size: 7.5pt, fill: quiet, label))))
  }
}

#let label-in(word, colour, length, height) = context {
  let it = text(size: 7.5pt, weight: 600, fill: rgb(colour), number-width: "tabular", word)
  let size = measure(it)
  if size.width + 2pt <= length and size.height <= height { place(center + horizon, it) }
}

// One row for each category; in it one bar (stacked), or one for each series.
#let lying(chart, width) = context {
  let stacked = chart.kind in ("shares", "stacked")
  let names = calc.min(0.38 * width.mm(), 66) * 1mm
  let rest = if stacked { 4mm } else { 13mm }
  let left = if chart.zero > 0.001 { 13mm } else { 0mm }
  let room = width - names - 3mm - left - rest
  let bar = if stacked { 14pt } else { 11pt }
  let lines = if stacked { 1 } else { chart.series.len() }
  let name-of(it) = box(width: names, align(right, { set par(leading: 0.35em); text(size: 8pt, fill: ink, hyphenate: false, it) }))
  let rows = chart.categories.map(it => calc.max(bar * lines + 8pt, measure(name-of(it)).height + 6pt, 21pt))
  let tops = rows.enumerate().map(((at, _)) => rows.slice(0, at).sum(default: 0pt))
  let height = rows.sum(default: 0pt)
  block(width: width, height: height + 14pt, {
    place(dx: names + 3mm + left, ruled(chart, room, height))
    for (at, name) in chart.categories.enumerate() {
      place(dy: tops.at(at), box(width: names, height: rows.at(at), align(horizon, name-of(name))))
    }
    for (category, series, start, end) in chart.marks {
      let one = chart.series.at(series)
      let top = tops.at(category) + (rows.at(category) - bar * lines) / 2 + (if stacked { 0pt } else { series * bar })
      let (from, to) = (calc.min(start, end), calc.max(start, end))
      let word = one.labels.at(category)
      place(dx: names + 3mm + left + from * room, dy: top, rect(width: (to - from) * room, height: bar, inset: 0pt, fill: rgb(one.colour), stroke: if stacked { 0.5pt + quiet } else { 0.4pt + white }, {
        if stacked { label-in(word, one.ink, (to - from) * room, bar) }
      }))
      if not stacked {
        let it = text(size: 7.5pt, fill: ink, number-width: "tabular", word)
        let at = names + 3mm + left + end * room
        if end < start { place(dx: at - 42mm, dy: top, box(width: 41mm, height: bar, align(horizon + right, it))) }
        else { place(dx: at + 1mm, dy: top, box(width: 40mm, height: bar, align(horizon, it))) }
      }
    }
    place(dx: names + 3mm + left + chart.zero * room, line(end: (0pt, height), stroke: 0.8pt + quiet))
  })
}

// A line for each series, over categories in their order; a missing value leaves a gap. Marks differ in form too.
#let mark(at, colour) = {
  let form = calc.rem(at, 3)
  if form == 0 { place(dx: -2.4pt, dy: -2.4pt, circle(radius: 2.4pt, fill: colour)) }
  else if form == 1 { place(dx: -2.3pt, dy: -2.3pt, square(size: 4.6pt, fill: colour)) }
  else { place(dx: -2.9pt, dy: -2.7pt, polygon(fill: colour, (0pt, 5.2pt), (2.9pt, 0pt), (5.8pt, 5.2pt))) }
}
#let lines(chart, width) = {
  let height = 58mm
  let left = 14mm
  let count = chart.categories.len()
  let step = (width - left) / calc.max(count, 1)
  let every = calc.ceil(14mm / step)  // of names and labels, where all have no room
  let x(at) = left + (at + 0.5) * step
  let y(at) = 4mm + (1 - at) * height
  block(width: width, height: height + 17mm, {
    for (at, label) in chart.ticks {
      place(dx: left, dy: y(at), line(length: width - left, stroke: 0.5pt + edge))
      place(dy: y(at) - 5pt, box(width: left - 2mm, height: 10pt, align(horizon + right, text(size: 7.5pt, fill: quiet, label))))
    }
    place(dx: left, dy: y(chart.zero), line(length: width - left, stroke: 0.8pt + quiet))
    for (at, name) in chart.categories.enumerate().filter(it => calc.rem(it.at(0), every) == 0) {
      place(dx: left + (at + 0.5 - every / 2) * step + 1pt, dy: y(0) + 4pt, box(width: step * every - 2pt, align(center, { set par(leading: 0.35em); text(size: 8pt, name) })))
    }
    for (number, one) in chart.series.enumerate() {
      let found = chart.marks.filter(it => it.at(1) == number)
      for (before, after) in found.zip(found.slice(calc.min(1, found.len()))) {
        if after.at(0) == before.at(0) + 1 {
          place(line(start: (x(before.at(0)), y(before.at(3))), end: (x(after.at(0)), y(after.at(3))), stroke: 1.8pt + rgb(one.colour)))
        }
      }
      for (category, _, _, end) in found {
        place(dx: x(category), dy: y(end), mark(number, rgb(one.colour)))
        if calc.rem(category, every) != 0 { continue }
        // The label goes to the side on which no other line is near.
        let others = chart.marks.filter(it => it.at(0) == category and it.at(1) != number).map(it => it.at(3) - end)
        let below = others.any(it => it >= 0 and it < 0.08) and not others.any(it => it < 0 and it > -0.08)
        place(dx: x(category) - 15mm, dy: y(end) + (if below { 3.5pt } else { -12pt }), box(width: 30mm, align(center, text(size: 7.5pt, weight: 600, fill: rgb(one.colour).darken(25%), one.labels.at(category)))))
      }
    }
  })
}
#let line-legend(chart) = for (at, one) in chart.series.enumerate() {
  box(baseline: 1pt)[#box(width: 14pt, height: 6pt, { place(dy: 3pt, line(length: 14pt, stroke: 1.8pt + rgb(one.colour))); place(dx: 7pt, dy: 3pt, mark(at, rgb(one.colour))) })#h(4pt)#small(one.title)#h(12pt)]
}

#let drawn(chart, width) = {
  if chart.marks.len() == 0 { block(text(fill: quiet, style: "italic")[No figure can be drawn.]) }
  else {
    block(below: 7pt, if chart.kind == "lines" { line-legend(chart) } else { legend(chart) })
    if chart.kind == "lines" { lines(chart, width) } else { lying(chart, width) }
    if chart.kind != "shares" and chart.unit != "" { block(above: 4pt, text(size: 7.5pt, fill: quiet)[Unit: #chart.unit]) }
  }
}
"""

ALONE = r"""
#import "charts.typ": drawn
#let data = json("data.json")
#set page(width: data.width * 1mm, height: auto, margin: 2mm, fill: white)
#set text(font: ("Source Sans 3", "DejaVu Sans Mono"), size: 9pt)
#for (at, one) in data.charts.enumerate() {
  if at > 0 { pagebreak() }
  drawn(one, data.width * 1mm - 4mm)
}
"""
