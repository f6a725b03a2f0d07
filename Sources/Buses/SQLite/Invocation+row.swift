import EventData
import Expressions
import FoundationEssentials
import GRDB
import Manifests
import SensorEngine

extension Invocation {
    /// Stores a new invocation; one with the same id is left as it is, so that nothing fires twice (promise G3).
    ///
    /// - Returns: whether it is new.
    func insert(
        for sensor: Int64,
        as state: InvocationRecord.State,
        message: String,
        in database: Database
    ) throws -> Bool {
        let made = createdAt.nanoseconds
        try database.run(
            """
            INSERT INTO invocations (
                id, sensor, revision, trigger_name, kind, created_at, rules, standby,
                room_key, room_limit, room_policy, is_rendered,
                state, attempts, due_at, message, updated_at, newest_event, request, value_origins,
                replay_of, traceparent
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            [
                .text(id.text), .integer(sensor), .text(revision), .text(trigger), .text(kind), .integer(made),
                .bytes(rules.stored), .text(standby?.text), .text(slot?.key), .integer(slot.map { Int64($0.limit) }),
                .text(slot?.policy.rawValue), .integer(isRendered ? 1 : 0), .text(state.rawValue), .integer(made),
                .text(message), .integer(made), .integer(events.map(\.sequence).max() ?? 0),
                .bytes(requestText.bytes), .bytes(RenderedValue.json(values).bytes),
                .text(origin.replayOf?.text), .text(origin.traceparent),
            ]
        )
        guard database.changesCount > 0 else { return false }
        let number = database.lastInsertedRowID
        for (position, event) in events.enumerated() { try event.insert(position, of: number, in: database) }
        return true
    }
}

extension EventReference {
    fileprivate func insert(_ position: Int, of invocation: Int64, in database: Database) throws {
        try database.run(
            """
            INSERT INTO invocation_events (invocation, position, dependency, sequence, source, subject, id)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .integer(invocation), .integer(position), .text(dependency), .integer(sequence), .text(source),
                .text(subject), .text(id),
            ]
        )
    }

    fileprivate static func fetchAll(of invocation: Int64, in database: Database) throws -> [EventReference] {
        let sql = """
            SELECT dependency, sequence, source, subject, id FROM invocation_events
            WHERE invocation = ? ORDER BY position
            """
        var references: [EventReference] = []
        try database.each(sql, [.integer(invocation)]) { row in
            references.append(
                EventReference(
                    dependency: row.text(at: 0) ?? "",
                    sequence: row.integer(at: 1),
                    source: row.text(at: 2) ?? "",
                    subject: row.text(at: 3) ?? "",
                    id: row.text(at: 4) ?? ""
                )
            )
            return true
        }
        return references
    }
}

extension InvocationRecord {
    /// The records of the rows that `condition` selects, in the order it says.
    ///
    /// The condition is what follows SELECT … FROM: `WHERE … ORDER BY … LIMIT …`.
    static func fetchAll(
        _ database: Database,
        _ condition: String,
        _ arguments: [ColumnValue],
        by index: String? = nil
    ) throws -> [InvocationRecord] {
        var records: [InvocationRecord] = []
        try database.each("SELECT \(columns) FROM \(tables(by: index)) \(condition)", arguments) { row in
            records.append(try InvocationRecord(row, in: database))
            return true
        }
        return records
    }

    /// Every invocation with its sensor; the invocations come first, so that an index on them gives the order.
    static func tables(by index: String? = nil) -> String {
        let indexed = index.map { " INDEXED BY \($0)" } ?? ""
        return "invocations\(indexed) CROSS JOIN sensors ON sensors.number = invocations.sensor"
    }

    /// The states of an invocation that is neither pending nor done, in SQL.
    ///
    /// The index of them is found by this very text.
    static let isSetAside = "state NOT IN ('pending', 'succeeded')"

    static let columns = """
        invocations.number, invocations.id, namespace, name, revision, trigger_name, kind, created_at,
        rules, standby, room_key, room_limit, room_policy,
        state, attempts, due_at, message, updated_at, request, value_origins,
        round, checks, permit, room_state, is_rendered, newest_event, replay_of, traceparent
        """

    /// Reads `columns`, and the events beside them.
    ///
    /// When the newest of them came is known from the tail, where it is there: reading it back costs a page for each.
    init(_ row: ResultRow, in database: Database, tail: LogTail? = nil) throws {
        let events = try EventReference.fetchAll(of: row.integer(at: 0), in: database)
        let written = row.text(at: 13) ?? ""
        guard let state = State(rawValue: written) else { throw BusError.unknown(written) }
        let newest = row.integer(at: 25)
        self.init(
            invocation: try Invocation(row, events: events),
            state: state,
            attempts: Int(row.integer(at: 14)),
            dueAt: row.timestamp(at: 15),
            message: row.text(at: 16) ?? "",
            updatedAt: row.timestamp(at: 17),
            progress: Progress(row, at: 20),
            acceptedAt: try tail?.time(of: newest) ?? Self.time(of: newest, in: database)
        )
    }

    /// nil when the event has left the archive.
    private static func time(of event: Int64, in database: Database) throws -> Timestamp? {
        try database.first("SELECT time FROM events WHERE sequence = ?", [.integer(event)]) { $0.timestamp(at: 0) }
    }
}

extension InvocationRecord.Progress {
    fileprivate init(_ row: ResultRow, at index: CInt) {
        self.init()
        round = Int(row.integer(at: index))
        checks = row.optionalInteger(at: index + 1).map { Int($0) }
        permit = row.optionalInteger(at: index + 2).map(Timestamp.init(nanoseconds:))
        isInRoom = row.text(at: index + 3) == RoomState.inside.rawValue
    }
}

/// Where an invocation stands to the room of its trigger's `concurrency`.
enum RoomState: String { case inside, waiting }

extension Invocation {
    fileprivate init(_ row: ResultRow, events: [EventReference]) throws {
        self.init(
            id: InvocationID(row.text(at: 1) ?? ""),
            sensor: ManifestName(namespace: row.text(at: 2) ?? "", name: row.text(at: 3) ?? ""),
            revision: row.text(at: 4) ?? "",
            trigger: row.text(at: 5) ?? "",
            kind: row.text(at: 6) ?? "",
            request: try Self.request(row.bytes(at: 18) ?? []),
            events: events,
            rules: try DeliveryRules(row.bytes(at: 8)),
            slot: try ConcurrencySlot(row, at: 10),
            standby: row.text(at: 9).map(InvocationID.init),
            createdAt: row.timestamp(at: 7),
            isRendered: row.integer(at: 24) != 0,
            values: try RenderedValue.list(row.bytes(at: 19) ?? []),
            origin: InvocationOrigin(
                replayOf: row.text(at: 26).map(InvocationID.init),
                traceparent: row.text(at: 27)
            )
        )
    }

    /// Checked without a tree being made: most of them are only handed on.
    private static func request(_ bytes: [UInt8]) throws(BusError) -> JSONText {
        do { _ = try JSONDocument(parsing: bytes) } catch { throw .unknown("a request with \(error)") }
        return JSONText(validated: bytes)
    }

    fileprivate static func json(_ bytes: [UInt8]?, _ name: String) throws(BusError) -> JSON {
        do { return try JSON(parsing: bytes ?? []) } catch { throw .unknown("\(name) with \(error)") }
    }
}

extension DeliveryRules {
    /// What is stored where a trigger has no rules, which is most of the time and need not be parsed.
    private static let none = Array("{}".utf8)

    fileprivate var stored: [UInt8] { self == DeliveryRules() ? Self.none : json.bytes }

    fileprivate init(_ bytes: [UInt8]?) throws(BusError) {
        guard let bytes, bytes != Self.none else {
            self.init()
            return
        }
        guard let rules = DeliveryRules(try Invocation.json(bytes, "delivery rules")) else {
            throw .unknown("delivery rules of another version")
        }
        self = rules
    }
}

extension ConcurrencySlot {
    fileprivate init?(_ row: ResultRow, at index: CInt) throws(BusError) {
        guard let limit = row.optionalInteger(at: index + 1) else { return nil }
        let written = row.text(at: index + 2) ?? ""
        guard let policy = Concurrency.Policy(rawValue: written) else {
            throw .unknown("a policy of concurrency called '\(written)'")
        }
        self.init(key: row.text(at: index) ?? "", limit: Int(limit), policy: policy)
    }
}

extension BusError {
    /// Something in the database that this version cannot have written.
    static func unknown(_ found: String) -> BusError {
        .unusable("the database contains \(found)", fix: "restore the data directory from a backup")
    }
}
