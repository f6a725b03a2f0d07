extension Timestamp {
    /// RFC 3339 in UTC with as many fraction digits as needed, none for a whole second: `2026-11-21T03:50:00.5Z`.
    package var rfc3339: String { "" }

    /// RFC 3339 in UTC without a fraction, as the parameters' context document has it (spec/sensor.md §4.2).
    package var rfc3339Seconds: String { "" }

    /// Reads RFC 3339 with any offset; nil when `text` is something else.
    package init?(rfc3339 text: String) { return nil }
}
