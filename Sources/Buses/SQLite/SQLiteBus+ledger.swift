import EventData
import GRDB
package import Manifests
import SensorEngine

// What became of every event at every sensor.
extension SQLiteBus {
    package func outcomes(of sequence: Int64) async throws(BusError) -> [SensorOutcome] {
        try await readers.read { database in
            let all =
                try Self.rejections(of: sequence, in: database) + Self.kept(of: sequence, in: database)
                + Self.firings(of: sequence, in: database)
            return Array(all.prefix(Self.maximumListLength))
        }
    }

    private static func rejections(of sequence: Int64, in database: Database) throws -> [SensorOutcome] {
        let sql = """
            SELECT namespace, name, first_sequence, revision, block
            FROM rejections JOIN sensors ON sensors.number = rejections.sensor
            WHERE first_sequence BETWEEN ? AND ? AND last_sequence >= ? ORDER BY rejections.sensor
            """
        let arguments: StatementArguments = [sequence - RejectionBlock.width + 1, sequence, sequence]
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments).flatMap { row in
            guard let block = RejectionBlock(try row.bytes(at: 4) ?? [], first: row[2]) else {
                throw BusError.unknown("a block of rejections that cannot be read")
            }
            return block.entries.filter { $0.sequence == sequence }.map { entry in
                SensorOutcome(
                    sensor: ManifestName(namespace: row[0], name: row[1]),
                    outcome: Outcome(sequence: sequence, dependency: entry.dependency, verdict: entry.verdict),
                    revision: row.text(at: 3)
                )
            }
        }
    }

    private static func kept(of sequence: Int64, in database: Database) throws -> [SensorOutcome] {
        let sql = """
            SELECT namespace, name, dependency, trigger_name, verdict, detail
            FROM outcomes JOIN sensors ON sensors.number = outcomes.sensor
            WHERE sequence = ? ORDER BY outcomes.number LIMIT ?
            """
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [sequence, maximumListLength]).map {
            try SensorOutcome($0, of: sequence)
        }
    }

    /// The invocations that the event was part of, without those that only stand by and those buried from the start.
    private static func firings(of sequence: Int64, in database: Database) throws -> [SensorOutcome] {
        let sql = """
            SELECT namespace, name, used.dependency, invocations.trigger_name, 'fired', invocations.id
            FROM invocation_events AS used
            JOIN invocations ON invocations.number = used.invocation
            JOIN sensors ON sensors.number = invocations.sensor
            WHERE used.sequence = ?
            AND NOT EXISTS (SELECT 1 FROM invocations AS main WHERE main.standby = invocations.id)
            AND NOT EXISTS (
                SELECT 1 FROM outcomes WHERE outcomes.sequence = used.sequence AND outcomes.sensor = invocations.sensor
                AND outcomes.trigger_name IS invocations.trigger_name AND outcomes.verdict = 'buried'
                AND outcomes.detail LIKE invocations.id || '%'
            )
            ORDER BY invocations.number, used.position LIMIT ?
            """
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [sequence, maximumListLength]).map {
            try SensorOutcome($0, of: sequence)
        }
    }

    package func verdictCounts() async throws(BusError) -> [VerdictCount] {
        try await readers.read { database in
            let sql = """
                SELECT namespace, name, dependency, trigger_name, verdict, count
                FROM verdicts JOIN sensors ON sensors.number = verdicts.sensor
                ORDER BY namespace, name, dependency, trigger_name, verdict
                """
            return try Row.fetchAll(database, sql: sql).map { row in
                guard let verdict = Outcome.Verdict(rawValue: row.text(at: 4)) else {
                    throw BusError.unknown(row.text(at: 4))
                }
                return VerdictCount(
                    sensor: ManifestName(namespace: row[0], name: row[1]),
                    dependency: row.text(at: 2),
                    trigger: row.text(at: 3),
                    verdict: verdict,
                    count: row[5]
                )
            }
        }
    }

    /// Revisions of one sensor that are kept: months of edits, and still only some hundred kilobytes.
    private static let maximumRevisions = 100

    package func keep(_ manifest: String, of sensor: ManifestName, revision: String) async throws(BusError) {
        let now = clock()
        let known = KnownSensor(name: sensor, revision: revision, manifest: manifest)
        try await writer.perform(.change(bytes: manifest.utf8.count)) { database, _ in
            try Self.keep(known, at: now, in: database)
        }
    }

    static func keep(_ sensor: KnownSensor, at now: Timestamp, in database: Database) throws {
        guard let row = try SensorRow.find(sensor.name, in: database) else { return }
        try database.cachedStatement(
            sql: """
                INSERT INTO manifests (sensor, revision, kept_at, text) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET kept_at = excluded.kept_at
                """
        ).execute(arguments: [row.number, sensor.revision, now.nanoseconds, sensor.manifest.column])
        try database.cachedStatement(
            sql: """
                DELETE FROM manifests WHERE sensor = ? AND revision IN (
                    SELECT revision FROM manifests WHERE sensor = ? ORDER BY kept_at DESC LIMIT -1 OFFSET ?
                )
                """
        ).execute(arguments: [row.number, row.number, maximumRevisions])
    }

    package func manifest(of sensor: ManifestName, revision: String) async throws(BusError) -> String? {
        try await readers.read { database in
            let sql = """
                SELECT text FROM manifests JOIN sensors ON sensors.number = manifests.sensor
                WHERE namespace = ? AND name = ? AND revision = ?
                """
            return try Row.fetchOne(
                database.cachedStatement(sql: sql),
                arguments: [sensor.namespace, sensor.name, revision]
            )?.text(at: 0)
        }
    }
}

extension SensorOutcome {
    /// Reads namespace, name, dependency, trigger, verdict and detail.
    fileprivate init(_ row: Row, of sequence: Int64) throws {
        guard let verdict = Outcome.Verdict(rawValue: row.text(at: 4)) else { throw BusError.unknown(row.text(at: 4)) }
        self.init(
            sensor: ManifestName(namespace: row[0], name: row[1]),
            outcome: Outcome(
                sequence: sequence,
                dependency: row.text(at: 2),
                trigger: (row[3] as DatabaseValue).isNull ? nil : row.text(at: 3),
                verdict: verdict,
                detail: row.text(at: 5)
            )
        )
    }
}
