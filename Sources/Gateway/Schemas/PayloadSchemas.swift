import Buses
import EventData
import Logging
import Manifests
import SensorEngine

/// What the payloads of each event look like, worked out from the archive when somebody asks.
struct PayloadSchemas: Sendable {
    /// The newest events of each that are looked at; fewer where there are many, so that a look stays short.
    static let sampleSize = 300
    static let leastSample = 40
    static let maximumReads = 6_000
    /// Larger data is passed over.
    static let maximumBytes = 1 << 20
    /// Between two looks for drift.
    static let watchInterval = Duration.seconds(300)

    let bus: any EventBus
    let running: RunningManifests

    /// One row for each event of a running source that has come, by source and event.
    func json() async throws(BusError) -> JSON {
        var rows: [JSON] = []
        let topics = topics
        for topic in topics {
            let schema = try await schema(of: topic, among: topics.count)
            if !schema.times.isEmpty { rows.append(schema.json(of: topic)) }
        }
        return .array(rows)
    }

    /// What changed in each, by topic.
    func drifts() async throws(BusError) -> [(topic: EventTopic, drifts: [PayloadSchema.Drift])] {
        var found: [(topic: EventTopic, drifts: [PayloadSchema.Drift])] = []
        let topics = topics
        for topic in topics {
            let drifts = try await schema(of: topic, among: topics.count).drifts
            if !drifts.isEmpty { found.append((topic, drifts)) }
        }
        return found
    }

    private var topics: [EventTopic] {
        let checked = running.generation.checked
        let all = checked.sources.map { EventTopic(source: checked.naming.source(of: $0.name), subject: $0.eventName) }
        return Array(Set(all)).sorted { ($0.source, $0.subject) < ($1.source, $1.subject) }
    }

    private func schema(of topic: EventTopic, among count: Int) async throws(BusError) -> PayloadSchema {
        let limit = max(Self.leastSample, min(Self.sampleSize, Self.maximumReads / max(1, count)))
        let query = EventQuery(source: topic.source, subject: topic.subject, limit: limit)
        var schema = PayloadSchema()
        for listed in try await bus.events(matching: query).reversed() where listed.dataBytes <= Self.maximumBytes {
            guard let event = try await bus.event(at: listed.sequence)?.event, let data = event.data,
                case .success(let json) = Result(catching: { try JSON(parsing: data) })
            else { continue }
            schema.add(json, at: event.time)
        }
        return schema
    }

    /// Says of each drift once that there is one, until cancelled.
    func watch(_ clock: WallClock, _ logger: Logger) async throws {
        var told: Set<String> = []
        while !Task.isCancelled {
            try await clock.sleep(Self.watchInterval)
            do throws(BusError) {
                for (topic, drifts) in try await drifts() {
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
