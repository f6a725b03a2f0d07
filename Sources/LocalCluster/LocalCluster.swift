package import Logging

/// The embedded cluster: a Kubernetes-style API over SQLite on loopback that `kubectl` can talk to.
package struct LocalCluster: Sendable {
    package struct Configuration: Sendable {
        /// Path of the SQLite file.
        package var database: String
        package var host: String
        /// 0 asks the system for a free one.
        package var port: Int

        package init(database: String, host: String = "127.0.0.1", port: Int = 7778) {
            self.database = database
            self.host = host
            self.port = port
        }
    }

    package init(_ configuration: Configuration, logger: Logger) throws {}

    /// Serves until cancelled; `onListening` gets the base URL once requests are accepted.
    package func run(onListening: @escaping @Sendable (String) async -> Void) async throws {}
}
