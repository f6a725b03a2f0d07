import EventData

/// Bytes of an event's value that an outcome or reason may quote: enough to recognise it, too little to leak a payload.
let longestQuotedValueBytes = 64

/// Bytes of all the explanations an outcome joins; a filter with many entries must not flood the record.
let longestDetailBytes = 1024

extension String {
    /// The text, cut after at most `limit` bytes between two characters, with `…` in place of the rest.
    package func clipped(to limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var kept = ""
        var size = 0
        for character in unicodeScalars {
            size += UTF8.width(character)
            guard size <= limit else { break }
            kept.unicodeScalars.append(character)
        }
        return kept + "…"
    }

    /// The text as a JSON string, clipped.
    var quoted: String { JSON.string(clipped(to: longestQuotedValueBytes)).text }
}
