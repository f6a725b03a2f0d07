package import EventData

extension Backoff {
    /// Reads the pieces of a manifest's backoff object; nil or null means the piece is absent.
    ///
    /// - Parameters:
    ///   - steps: attempts in total; zero and less count as absent.
    ///   - duration: a number is nanoseconds, a string is a Go duration with its unit.
    ///   - factor: a number; a quoted one is refused, as Argo Events refuses it.
    ///   - jitter: as `factor`.
    /// - Throws: `ExpressionError` for the first piece that is refused.
    package init(steps: Int?, duration: JSON?, factor: JSON?, jitter: JSON?) throws(ExpressionError) {
        self.init(
            steps: steps ?? 5,
            duration: try Self.readDuration(duration) ?? .seconds(1),
            factor: try Self.readNumber(factor, of: "factor") ?? 1,
            jitter: try Self.readNumber(jitter, of: "jitter") ?? 1
        )
    }

    /// A duration as manifests write it: a number is nanoseconds, a string a Go duration; nil when absent or null.
    package static func readDuration(_ piece: JSON?) throws(ExpressionError) -> Duration? {
        switch piece {
        case nil, .null: return nil
        case .string(let text):
            if let duration = Duration(goText: text) { return duration }
            throw ExpressionError(
                problem: "'\(text)' is not a duration",
                fix: "write a number with a unit (ms, s, m or h), such as \"\(Self.withUnit(text))\""
            )
        case .number(let number):
            if let nanoseconds = Int64(number.text) { return .nanoseconds(nanoseconds) }
            throw ExpressionError(
                problem: "\(number.text) is not a whole number of nanoseconds",
                fix: "write a number with a unit in quotes, such as \"\(Self.withUnit(number.text))\""
            )
        default:
            throw ExpressionError(problem: "a duration is a string", fix: "write a number with a unit, such as \"10s\"")
        }
    }

    /// A number that must not be quoted; nil when absent or null.
    package static func readNumber(_ piece: JSON?, of name: String) throws(ExpressionError) -> Double? {
        switch piece {
        case nil, .null: return nil
        case .number(let number):
            if let value = Double(goText: number.text) { return value }
            throw ExpressionError(
                problem: "\(name) \(number.text) is too large",
                fix: "write a small number, such as 2"
            )
        case .string(let text) where Double(goText: text) != nil:
            throw ExpressionError(problem: "\(name) is quoted, it must be a number", fix: "write \(name): \(text)")
        default:
            throw ExpressionError(problem: "\(name) must be a number", fix: "write \(name): 2")
        }
    }

    private static func withUnit(_ text: String) -> String {
        Duration(goText: text + "s") == nil ? "10s" : text + "s"
    }
}
