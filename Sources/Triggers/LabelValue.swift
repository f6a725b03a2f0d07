/// Text made fit to be a label's value (spec/workflows.md A3).
///
/// What a label cannot hold becomes `-`; the last 63 characters are kept, because the ends of ids differ most; what is
/// neither letter nor digit goes from both ends. The result may be empty, which is a valid value.
func labelValue(_ text: String) -> String {
    let allowed = text.unicodeScalars.map { scalar in
        scalar.isLabelLetter || "-_.".unicodeScalars.contains(scalar) ? scalar : "-"
    }
    var kept = allowed.suffix(maximumLabelLength).drop { !$0.isLabelLetter }
    while let last = kept.last, !last.isLabelLetter { kept.removeLast() }
    var value = String.UnicodeScalarView()
    value.append(contentsOf: kept)
    return String(value)
}

/// The API's limit for label values, and so for the names of Workflows, which end up in labels.
let maximumLabelLength = 63

extension Unicode.Scalar {
    fileprivate var isLabelLetter: Bool { isASCII && (properties.isAlphabetic || properties.numericType != nil) }
}
