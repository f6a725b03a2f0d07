import Buses
import EventData
import Logging
import Manifests
import SensorEngine

/// What the payloads of each event look like, worked out from the archive when somebody asks.
///
/// Who asks while it is being worked out waits for the same answer; what took long to find is kept for a while.
actor PayloadSchemas {
    /// Between two looks for drift.
    static let watchInterval = Duration.seconds(300)
    /// A look that took longer is kept.
    private static let quickLook = Duration.seconds(1)
    private static let keptFor = Duration.seconds(60)

    private let bus: any EventBus
    private let running: RunningManifests
    private let clock = ContinuousClock()
    private var looking: Task<Result<PayloadLook, BusError>, Never>?
    private var kept: (look: PayloadLook, until: ContinuousClock.Instant)?
    /// Where the next look begins.
    private var next: EventTopic?

    init(bus: any EventBus, running: RunningManifests) {
        self.bus = bus
        self.running = running
    }

    /// One row for each event of a running source that has come, by source and event.
    func json() async throws(BusError) -> JSON {
        let found = try await look().schemas.filter { !$0.schema.times.isEmpty }
        return .array(found.map { $0.schema.json(of: $0.topic) })
    }

    /// What changed in each, by topic, and how many topics there was no time to look at.
    func drifts() async throws(BusError) -> (drifts: [(topic: EventTopic, drifts: [PayloadSchema.Drift])], unseen: Int)
    {
        let look = try await look()
        let drifts = look.schemas.map { (topic: $0.topic, drifts: $0.schema.drifts) }
        return (drifts.filter { !$0.drifts.isEmpty }, look.unseen)
    }

    private func look() async throws(BusError) -> PayloadLook {
        if let kept, clock.now < kept.until { return kept.look }
        let task = looking ?? Task { await newLook() }
        looking = task
        return try await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }.get()
    }

    private func newLook() async -> Result<PayloadLook, BusError> {
        defer { looking = nil }
        let start = clock.now
        let result: Result<PayloadLook, BusError>
        do throws(BusError) {
            result = .success(try await PayloadLook(at: topics, beginningWith: next, in: bus))
        } catch { result = .failure(error) }
        guard case .success(let look) = result, !Task.isCancelled else { return result }
        next = look.next
        let isQuick = start.duration(to: clock.now) < Self.quickLook
        kept = isQuick ? nil : (look, clock.now + Self.keptFor)
        return result
    }

    private var topics: [EventTopic] {
        let checked = running.generation.checked
        let all = checked.sources.map { EventTopic(source: checked.naming.source(of: $0.name), subject: $0.eventName) }
        return Array(Set(all)).sorted { ($0.source, $0.subject) < ($1.source, $1.subject) }
    }

    /// Says of each drift once that there is one, until cancelled.
    func watch(_ clock: WallClock, _ logger: Logger) async throws {
        var told: Set<String> = []
        while !Task.isCancelled {
            try await clock.sleep(Self.watchInterval)
            do throws(BusError) {
                for (topic, drifts) in try await drifts().drifts {
                    for drift in drifts {
                        let member = PayloadPath.text(drift.path)
                        guard told.insert("\(topic) \(member) \(drift.text) \(drift.since)").inserted else { continue }
                        logger.warning(
                            "payload changed its shape",
                            metadata: [
                                "eventsource": "\(topic.source)", "event.name": "\(topic.subject)", "path": "\(member)",
                                "change": "\(drift.text)", "since": "\(drift.since.rfc3339)",
                            ]
                        )
                    }
                }
            } catch { logger.debug("payloads were not looked at", metadata: ["reason": "\(error.text)"]) }
        }
    }
}

extension PayloadSchema {
    fileprivate func json(of topic: EventTopic) -> JSON {
        let sorted = members.sorted { PayloadPath.text($0.key) < PayloadPath.text($1.key) }
        return [
            "source": .string(topic.source), "event": .string(topic.subject),
            "events": .number(JSONNumber(times.count)), "isCut": .bool(isCut),
            "from": times.first.map { .string($0.rfc3339) } ?? .null,
            "to": times.last.map { .string($0.rfc3339) } ?? .null,
            "maps": .array(maps.map { .string(PayloadPath.text($0)) }.sorted { $0.text < $1.text }),
            "members": .array(
                sorted.map { path, member in
                    [
                        "path": .string(PayloadPath.text(path)), "events": .number(JSONNumber(member.count)),
                        "types": .array(member.kinds.keys.map(\.rawValue).sorted().map { .string($0) }),
                    ]
                }
            ),
            "drift": .array(
                drifts.map { drift in
                    [
                        "path": .string(PayloadPath.text(drift.path)), "change": .string(drift.text),
                        "since": .string(drift.since.rfc3339), "events": .number(JSONNumber(drift.eventsSince)),
                    ]
                }
            ),
        ]
    }
}

/// The path of a member as text: as manifests write it, with `[]` for the elements of a list.
enum PayloadPath {
    /// What means something in a path.
    private static let special: Set<Character> = [".", "*", "?", "|", "#", "@", "\\", "!", "{", "}", "(", ")"]

    static func text(_ path: [String]) -> String {
        path.map { name in
            name == PayloadSchema.element ? name : name.map { special.contains($0) ? "\\\($0)" : "\($0)" }.joined()
        }.joined(separator: ".")
    }

    /// The names in a path; nil for one that asks for more than members and elements.
    static func names(in text: String) -> [String]? {
        var names: [String] = []
        var name = ""
        var isEscaped = false
        for character in text {
            if isEscaped {
                name.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "." {
                names.append(name)
                name = ""
            } else if special.contains(character) {
                return nil
            } else {
                name.append(character)
            }
        }
        return names + [name]
    }
}
