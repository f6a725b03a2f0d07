import Expressions

extension TimeFilter {
    /// Reads `filters.time` (rules V12–V14).
    static func read(_ reader: ManifestReader) -> Result<TimeFilter, ExpressionError> {
        let start = timeOfDay("start", in: reader)
        let stop = timeOfDay("stop", in: reader)
        if case .success(let start) = start, case .success(let stop) = stop, start == stop {
            reader.invalid("stop", "equals 'start'", fix: "leave a span of time between them")
        }
        let zone = zone(in: reader)
        reader.finish()
        return Result { () throws(ExpressionError) in
            TimeFilter(start: try start.get(), stop: try stop.get(), zone: try zone.get())
        }
    }

    private static func timeOfDay(_ name: String, in reader: ManifestReader) -> Result<TimeOfDay, ExpressionError> {
        let text = reader.string(name)
        if let time = TimeOfDay(text) { return .success(time) }
        let fix = "write hours, minutes and seconds, such as \"09:30:00\""
        if !text.isEmpty { reader.invalid(name, "is '\(text)'", fix: fix) }
        return .failure(ExpressionError(problem: "'\(name)' is '\(text)', which is no time of day", fix: fix))
    }

    private static func zone(in reader: ManifestReader) -> Result<TimeZoneOffsets, ExpressionError> {
        let name = reader.optionalString("timezone") ?? ""
        let zone = Result { () throws(ExpressionError) in try TimeZoneOffsets(named: name) }
        if case .failure(let error) = zone {
            reader.invalid("timezone", "is '\(name)': \(error.problem)", fix: error.fix)
        }
        return zone
    }
}

extension ManifestReader {
    /// An IANA time zone name; nothing, `UTC` and `Local` are fine too.
    func checkTimeZone(_ name: String) {
        guard let zone = optionalString(name) else { return }
        do throws(ExpressionError) {
            _ = try TimeZoneOffsets(named: zone)
        } catch {
            invalid(name, "is '\(zone)': \(error.problem)", fix: error.fix)
        }
    }
}
