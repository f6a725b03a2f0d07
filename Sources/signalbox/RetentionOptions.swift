import ArgumentParser
import Gateway

/// How long `run` keeps what nobody needs any more.
struct RetentionOptions: ParsableArguments {
    @Option(
        name: .customLong("retention-age"),
        help: .init("How long events stay that every sensor has passed (default: 7d).", valueName: "duration")
    )
    var age: String?
    @Option(
        name: .customLong("retention-events"),
        help: .init("How many events the archive keeps, the newest (default: 1000000).", valueName: "number")
    )
    var events: String?
    @Option(
        name: .customLong("retention-bytes"),
        help: .init("How large the events of the archive may be together (default: 4Gi).", valueName: "bytes")
    )
    var bytes: String?
    @Option(
        name: .customLong("retention-absent-sensors"),
        help: .init("How long a deleted sensor's place and held events are kept (default: 3d).", valueName: "duration")
    )
    var absentSensors: String?

    func choice() throws -> RetentionChoice {
        do throws(WrongOptions) {
            return try RetentionChoice(age: age, events: events, bytes: bytes, absentSensors: absentSensors)
        } catch {
            throw ValidationError(error.problems.joined(separator: "\n"))
        }
    }

    func validate() throws { _ = try choice() }
}
