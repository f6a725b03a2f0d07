import Buses
import EventData
import Expressions
import Foundation
import GRDB
import Manifests
import SensorEngine
import Support
import Testing

/// Data of earlier versions is opened as it is, and nothing of it is lost.
struct SQLiteBusMigrationTests {
    private let storage = SQLiteStorage()

    /// The tables as they were before rules travelled with the invocation.
    private static let before = """
        PRAGMA application_id = APPLICATION;
        CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        INSERT INTO grdb_migrations VALUES ('first light'), ('where values came from');
        CREATE TABLE events (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, stored_at INTEGER NOT NULL, size INTEGER NOT NULL,
            id TEXT NOT NULL, source TEXT NOT NULL, subject TEXT NOT NULL, type TEXT NOT NULL, time INTEGER NOT NULL,
            spec_version TEXT NOT NULL, content_type TEXT NOT NULL, data BLOB
        );
        CREATE UNIQUE INDEX events_identity ON events(id, source, subject);
        CREATE INDEX events_source ON events(source);
        CREATE TABLE archive (events INTEGER NOT NULL, bytes INTEGER NOT NULL);
        INSERT INTO archive VALUES (0, 0);
        CREATE TABLE sensors (
            number INTEGER PRIMARY KEY, namespace TEXT NOT NULL, name TEXT NOT NULL,
            cursor INTEGER, absent_since INTEGER, UNIQUE (namespace, name)
        );
        CREATE TABLE held (
            number INTEGER PRIMARY KEY AUTOINCREMENT, sensor INTEGER NOT NULL REFERENCES sensors,
            trigger_name TEXT NOT NULL, dependency TEXT NOT NULL, sequence INTEGER NOT NULL,
            id TEXT NOT NULL, source TEXT NOT NULL, subject TEXT NOT NULL, type TEXT NOT NULL, time INTEGER NOT NULL,
            spec_version TEXT NOT NULL, content_type TEXT NOT NULL, data BLOB,
            UNIQUE (sensor, trigger_name, dependency)
        );
        CREATE INDEX held_sequence ON held(sequence);
        CREATE TABLE outcomes (
            number INTEGER PRIMARY KEY, sequence INTEGER NOT NULL, sensor INTEGER NOT NULL REFERENCES sensors,
            dependency TEXT NOT NULL, trigger_name TEXT, verdict TEXT NOT NULL, detail TEXT NOT NULL
        );
        CREATE INDEX outcomes_sequence ON outcomes(sequence);
        CREATE TABLE invocations (
            number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
            sensor INTEGER NOT NULL REFERENCES sensors,
            revision TEXT NOT NULL, trigger_name TEXT NOT NULL, kind TEXT NOT NULL, created_at INTEGER NOT NULL,
            retry_steps INTEGER, retry_duration INTEGER, retry_factor REAL, retry_jitter REAL,
            state TEXT NOT NULL, attempts INTEGER NOT NULL, due_at INTEGER NOT NULL,
            message TEXT NOT NULL, updated_at INTEGER NOT NULL, newest_event INTEGER NOT NULL,
            request BLOB NOT NULL, value_origins BLOB NOT NULL DEFAULT '[]'
        );
        CREATE INDEX invocations_due ON invocations(due_at, number) WHERE state = 'pending';
        CREATE INDEX invocations_state ON invocations(state);
        CREATE INDEX invocations_sensor ON invocations(sensor);
        CREATE INDEX invocations_newest_event ON invocations(newest_event);
        CREATE TABLE invocation_events (
            invocation INTEGER NOT NULL REFERENCES invocations ON DELETE CASCADE, position INTEGER NOT NULL,
            dependency TEXT NOT NULL, sequence INTEGER NOT NULL,
            source TEXT NOT NULL, subject TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (invocation, position)
        ) WITHOUT ROWID;
        CREATE INDEX invocation_events_sequence ON invocation_events(sequence);
        CREATE TABLE attempts (
            invocation INTEGER NOT NULL REFERENCES invocations ON DELETE CASCADE, number INTEGER NOT NULL,
            started_at INTEGER NOT NULL, duration INTEGER NOT NULL,
            result TEXT NOT NULL, message TEXT NOT NULL, wait INTEGER, fix TEXT, PRIMARY KEY (invocation, number)
        ) WITHOUT ROWID;
        CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

        INSERT INTO sensors VALUES (1, 'argo', 'ci', 7, NULL);
        INSERT INTO held (sensor, trigger_name, dependency, sequence, id, source, subject, type, time, spec_version,
            content_type, data)
        VALUES (1, 'deploy', 'push', 5, 'e5', 'webhook', 'push', 'webhook', 9000000000, '1.0', 'application/json', '{}'),
            (1, 'deploy', 'approval', 3, 'e3', 'webhook', 'push', 'webhook', 9000000000, '1.0', 'application/json', '{}');
        INSERT INTO invocations (id, sensor, revision, trigger_name, kind, created_at,
            retry_steps, retry_duration, retry_factor, retry_jitter, state, attempts, due_at, message, updated_at,
            newest_event, request)
        VALUES ('x', 1, 'r', 'deploy', 'log', 1, 3, 1500000000, 2.5, 0.1, 'pending', 1, 2, 'down', 3, 5, '{}'),
            ('y', 1, 'r', 'deploy', 'log', 1, NULL, NULL, NULL, NULL, 'dead', 4, 2, 'no', 3, 5, '{}'),
            ('z', 1, 'r', 'deploy', 'log', 1, 9, 0, 9e999, 0, 'pending', 0, 2, '', 3, 5, '{}');
        INSERT INTO attempts VALUES (1, 1, 4, 5, 'transient', 'down', NULL, NULL);
        """

    @Test func `retry strategies and held events of an earlier version are kept`() async throws {
        try await storage.openSQLite().close()
        let application = try await number("PRAGMA application_id")
        try FileManager.default.removeItem(atPath: storage.directory)
        try FileManager.default.createDirectory(atPath: storage.directory, withIntermediateDirectories: true)
        let old = try DatabaseQueue(path: storage.database)
        try await old.writeWithoutTransaction {
            try $0.execute(sql: Self.before.replacing("APPLICATION", with: "\(application)"))
        }
        try old.close()

        let bus = try await storage.openSQLite()
        let state = try await bus.state(of: Sample.sensor)
        #expect(state.cursor == 7)
        #expect(state.held.map(\.place) == [HoldingPlace(trigger: "deploy"), HoldingPlace(trigger: "deploy")])
        #expect(state.held.map(\.sequence) == [5, 3])
        let records = try await bus.invocations(matching: InvocationQuery()).reversed()
        #expect(records.map(\.invocation.id.text) == ["x", "y", "z"])
        #expect(
            records.map(\.invocation.rules.retryStrategy) == [
                Backoff(steps: 3, duration: .milliseconds(1_500), factor: 2.5, jitter: 0.1), nil,
                Backoff(steps: 9, duration: .zero, factor: .infinity, jitter: 0),
            ]
        )
        #expect(records.map(\.state) == [.pending, .dead, .pending])
        #expect(records.map(\.attempts) == [1, 4, 0])
        #expect(records.map(\.progress) == [.init(), .init(), .init()])
        #expect(records.allSatisfy { $0.invocation.isRendered && $0.invocation.slot == nil })
        #expect(try await bus.attempts(of: InvocationID("x")).map(\.number) == [1])
        // And it goes on from there.
        let done = DeliveryReport(attempt: nil, decision: .done("made"))
        try await bus.record(done, of: InvocationID("x"))
        #expect(try await bus.invocation(InvocationID("x"))?.state == .succeeded)
        #expect(try await bus.retry(InvocationID("y"), at: Sample.start))
        await bus.close()
    }

    private func number(_ sql: String) async throws -> Int {
        let database = try DatabaseQueue(path: storage.database)
        let number = try await database.read { try Int.fetchOne($0, sql: sql) }
        try database.close()
        return try #require(number)
    }
}
