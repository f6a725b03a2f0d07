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
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [invocation]).map { row in
            EventReference(
                dependency: row.text(at: 0),
                sequence: row[1],
                source: row.text(at: 2),
                subject: row.text(at: 3),
                id: row.text(at: 4)
            )
        }
    }
}

extension InvocationRecord {
    /// The records of the rows that `condition` selects, in the order it says.
    ///
    /// The condition is what follows SELECT … FROM: `WHERE … ORDER BY … LIMIT …`.
    static func fetchAll(
        _ database: Database,
        _ condition: String,
        _ arguments: [any DatabaseValueConvertible]
    ) throws -> [InvocationRecord] {
        let sql = "SELECT \(columns) FROM \(tables()) \(condition)"
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: StatementArguments(arguments)).map {
            try InvocationRecord($0, in: database)
        }
    }

    /// Every invocation with its sensor; the invocations come first, so that an index on them gives the order.
    static func tables(by index: String? = nil) -> String {
        let indexed = index.map { " INDEXED BY \($0)" } ?? ""
        return "invocations\(indexed) CROSS JOIN sensors ON sensors.number = invocations.sensor"
    }

    static let columns = """
        invocations.number, id, namespace, name, revision, trigger_name, kind, created_at,
        rules, standby, room_key, room_limit, room_policy,
        state, attempts, due_at, message, updated_at, request, value_origins,
        round, checks, permit, room_state, is_rendered,
        (SELECT events.time FROM events WHERE events.sequence = newest_event), replay_of, traceparent
        """

    /// Reads `columns`, and the events beside them.
    init(_ row: Row, in database: Database) throws {
        let events = try EventReference.fetchAll(of: row[0], in: database)
        guard let state = State(rawValue: row.text(at: 13)) else { throw BusError.unknown(row.text(at: 13)) }
        self.init(
            invocation: try Invocation(row, events: events),
            state: state,
            attempts: row[14],
            dueAt: row.timestamp(at: 15),
            message: row.text(at: 16),
            updatedAt: row.timestamp(at: 17),
            progress: Progress(row, at: 20),
            acceptedAt: (row[25] as Int64?).map(Timestamp.init(nanoseconds:))
        )
    }
}

extension InvocationRecord.Progress {
    fileprivate init(_ row: Row, at index: Int) {
        self.init()
        round = row[index]
        checks = row[index + 1]
        permit = (row[index + 2] as Int64?).map(Timestamp.init(nanoseconds:))
        isInRoom = row.text(at: index + 3) == RoomState.inside.rawValue
    }
}

/// Where an invocation stands to the room of its trigger's `concurrency`.
enum RoomState: String { case inside, waiting }

extension Invocation {
    fileprivate init(_ row: Row, events: [EventReference]) throws {
        self.init(
            id: InvocationID(row.text(at: 1)),
            sensor: ManifestName(namespace: row[2], name: row[3]),
            revision: row.text(at: 4),
            trigger: row.text(at: 5),
            kind: row.text(at: 6),
            request: try Self.request(row.bytes(at: 18) ?? []),
            events: events,
            rules: try DeliveryRules(row.bytes(at: 8)),
            slot: try ConcurrencySlot(row, at: 10),
            standby: (row[9] as String?).map(InvocationID.init),
            createdAt: row.timestamp(at: 7),
            isRendered: row[24],
            values: try RenderedValue.list(row.bytes(at: 19) ?? []),
            origin: InvocationOrigin(
                replayOf: (row[26] as String?).map(InvocationID.init),
                traceparent: row[27]
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
    fileprivate init?(_ row: Row, at index: Int) throws(BusError) {
        guard let limit = row[index + 1] as Int? else { return nil }
        guard let policy = Concurrency.Policy(rawValue: row.text(at: index + 2)) else {
            throw .unknown("a policy of concurrency called '\(row.text(at: index + 2))'")
        }
        self.init(key: row.text(at: index), limit: limit, policy: policy)
    }
}

extension BusError {
    /// Something in the database that this version cannot have written.
    static func unknown(_ found: String) -> BusError {
        .unusable("the database contains \(found)", fix: "restore the data directory from a backup")
    }
}
