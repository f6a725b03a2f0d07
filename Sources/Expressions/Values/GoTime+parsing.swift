extension GoTime {
    /// Reads a text by a layout, exactly as Go's `time.ParseInLocation` does.
    ///
    /// A fraction may follow the seconds even where the layout has none. A text without a zone is in `zone`.
    /// - Throws: what Go says about a text that does not fit.
    package init(
        parsing text: String,
        layout: GoLayout,
        in zone: Zone = .utc
    ) throws(EvaluationError) {
        var parser = GoTimeParser(text: text, layout: layout)
        self = try parser.time(in: zone)
    }
}
