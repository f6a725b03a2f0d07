package import Expressions

extension Backoff {
    /// Reads Argo's Backoff (spec/sensor.md §1.8): an empty mapping means its defaults.
    package init(from reader: ManifestReader) {
        let steps = reader.integer("steps", in: Int.min...Int.max, default: 0)
        let duration = reader.optionalDuration("duration") ?? .seconds(1)
        let factor = Self.number("factor", of: reader)
        let jitter = Self.number("jitter", of: reader)
        if duration < .zero { reader.invalid("duration", "is negative", fix: "use a duration of 0s or more") }
        reader.finish()
        self.init(steps: steps, duration: duration, factor: factor, jitter: jitter)
    }

    private static func number(_ name: String, of reader: ManifestReader) -> Double {
        let number = reader.optionalNumber(name) ?? 1
        if number >= 0, number.isFinite { return number }
        reader.invalid(name, "is \(number)", fix: "use a number of 0 or more")
        return 1
    }
}
