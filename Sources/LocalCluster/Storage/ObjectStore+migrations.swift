import EventData
import GRDB

extension ObjectStore {
    /// Brings the file to this program's schema; a file of a newer program is refused, not touched.
    static func migrate(_ database: DatabasePool, path: String) throws {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: objects, changes, counters") { database in
            try database.execute(sql: firstSchema)
        }
        migrator.registerMigration("2: default namespace") { database in
            var transaction = try ObjectTransaction(database: database)
            let definition = ResourceDefinition.namespaces
            let namespace: JSON = ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "default"]]
            _ = try transaction.put(
                definition.newborn(namespace),
                at: definition.key(namespace: nil, name: "default"),
                over: nil
            )
            try transaction.endHistory(within: LocalClusterServer.Limits())
        }
        migrator.registerMigration("3: owners") { database in try database.execute(sql: ownersSchema) }
        if try database.read(migrator.hasBeenSuperseded) { throw LocalClusterError.newerDatabase(path: path) }
        try migrator.migrate(database)
    }

    /// Objects of before may hold anything in place of owners: only what is an object is looked into.
    private static let ownersSchema = """
        CREATE TABLE owners (
            owner TEXT NOT NULL,
            resource TEXT NOT NULL,
            namespace TEXT NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (resource, namespace, name, owner)
        );
        CREATE INDEX owned ON owners (owner);
        INSERT OR IGNORE INTO owners
        SELECT owner, resource, namespace, name FROM (
            SELECT CASE
                WHEN type = 'object' AND json_type(value, '$.uid') = 'text' THEN json_extract(value, '$.uid')
            END AS owner, resource, namespace, name
            FROM objects, json_each(objects.json, '$.metadata.ownerReferences')
            WHERE json_type(objects.json, '$.metadata.ownerReferences') = 'array'
        )
        WHERE owner IS NOT NULL;
        """

    private static let firstSchema = """
        CREATE TABLE objects (
            resource TEXT NOT NULL,
            namespace TEXT NOT NULL,
            name TEXT NOT NULL,
            json TEXT NOT NULL,
            PRIMARY KEY (resource, namespace, name)
        );
        CREATE TABLE changes (
            resourceVersion INTEGER PRIMARY KEY,
            resource TEXT NOT NULL,
            namespace TEXT NOT NULL,
            name TEXT NOT NULL,
            isDeletion INTEGER NOT NULL,
            totalBytes INTEGER NOT NULL,
            object TEXT NOT NULL,
            previous TEXT
        );
        CREATE TABLE counters (
            name TEXT PRIMARY KEY,
            value INTEGER NOT NULL
        );
        INSERT INTO counters VALUES ('resourceVersion', 0), ('forgotten', 0);
        """
}
