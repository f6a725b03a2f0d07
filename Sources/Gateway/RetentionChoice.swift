import Buses
import EventData
import Expressions
import Manifests

/// How long the archive keeps what nobody needs any more, as the command line says it.
///
/// What a sensor has not passed, what is held and what belongs to a pending or dead invocation stays in any case.
package struct RetentionChoice: Sendable, Equatable {
    /// The archive is looked at once a minute, so less would promise what nobody keeps.
    static let shortestAge = RetentionLoop.interval
    /// A century: any moment less this one is still a moment.
    static let longestAge = Duration.seconds(100 * 365 * 86_400)
    /// Nobody can list more, and a number beyond it is a slip.
    static let mostEvents: Int64 = 1_000_000_000
    /// More than one machine's disk holds.
    static let mostBytes: Int64 = 64 << 40

    let retention: SQLiteBus.Retention

    /// What holds when nothing is said.
    package init() { retention = SQLiteBus.Retention() }

    /// Reads what the options say; nil leaves the default.
    ///
    /// - Throws: every option that cannot be used, with what to write instead.
    package init(age: String?, events: String?, bytes: String?, absentSensors: String?) throws(WrongOptions) {
        var wanted = SQLiteBus.Retention()
        var problems: [String] = []
        RetentionOption.age("--retention-age").read(age, into: &wanted.age, &problems)
        RetentionOption.events.read(events, into: &wanted.events, &problems)
        RetentionOption.bytes.read(bytes, into: &wanted.bytes, &problems)
        RetentionOption.age("--retention-absent-sensors").read(absentSensors, into: &wanted.absentSensors, &problems)
        if !problems.isEmpty { throw WrongOptions(problems: problems) }
        retention = wanted
    }
}

/// Options that cannot be used, one sentence each.
package struct WrongOptions: Error, Equatable {
    package let problems: [String]
}

/// What one option may say.
private struct RetentionOption<Value: Comparable> {
    let name: String
    let range: ClosedRange<Value>
    let value: (String) -> Value?
    /// Continues the sentence `write …`.
    let fix: String

    /// Leaves `value` alone where nothing is said, and where it cannot be used, which is a problem.
    func read(_ text: String?, into value: inout Value, _ problems: inout [String]) {
        guard let text else { return }
        guard let asked = self.value(text), range.contains(asked) else {
            problems.append("\(name) is '\(text)'; write \(fix)")
            return
        }
        value = asked
    }
}

extension RetentionOption<Duration> {
    static func age(_ name: String) -> RetentionOption {
        RetentionOption(
            name: name,
            range: RetentionChoice.shortestAge...RetentionChoice.longestAge,
            value: { text in
                // Go's durations know no days, and nobody counts a week in hours.
                guard text.hasSuffix("d") else { return Duration(goText: text) }
                guard let days = Int64(text.dropLast()), days.magnitude < 1_000_000 else { return nil }
                return .seconds(days * 86_400)
            },
            fix: "a duration from 1m to 36500d, such as 12h or 7d"
        )
    }
}

extension RetentionOption<Int64> {
    static var events: RetentionOption {
        RetentionOption(
            name: "--retention-events",
            range: 1...RetentionChoice.mostEvents,
            value: { Int64($0) },
            fix: "a whole number from 1 to \(RetentionChoice.mostEvents)"
        )
    }

    static var bytes: RetentionOption {
        RetentionOption(
            name: "--retention-bytes",
            range: 1...RetentionChoice.mostBytes,
            value: { ByteCount($0)?.bytes },
            fix: "a number of bytes from 1 to \(ByteCount(bytes: RetentionChoice.mostBytes)), such as 500Mi or 4Gi"
        )
    }
}
