extension Duration {
    /// Reads Go's notation: `1h30m`, `1.5s`, `-2ms`, `0`; nil when `text` is something else (spec/eventsources.md App. A).
    package init?(goText text: String) { return nil }

    /// Go's notation of this length: `1h30m0s`, `1.5s`, `0s`.
    package var goText: String { "" }
}
