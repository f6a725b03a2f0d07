package import Buses

/// Where a bus keeps its data; opening it again finds what was there.
package protocol EventBusStorage: Sendable {
    func open() async throws -> any EventBus
}

/// What every event bus promises, one rule at a time; each rule wants a storage of its own.
package struct EventBusContract: Sendable, CustomStringConvertible {
    /// The rule as a sentence.
    package let description: String
    /// Throws `ContractViolation` when the bus breaks the rule.
    package let check: @Sendable (any EventBusStorage) async throws -> Void

    package static let all: [EventBusContract] =
        log + sensors + invocations + delivery + rooms + quotas + remainder + replays

    init(_ description: String, check: @escaping @Sendable (any EventBusStorage) async throws -> Void) {
        self.description = description
        self.check = check
    }

    /// A rule about a bus that is opened once.
    init(_ description: String, onOpenBus check: @escaping @Sendable (any EventBus) async throws -> Void) {
        self.init(description) { storage in
            let bus = try await storage.open()
            do {
                try await check(bus)
            } catch {
                await bus.close()
                throw error
            }
            await bus.close()
        }
    }
}

/// A broken promise, found where.
package struct ContractViolation: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) { self.description = description }
}

/// Compares the whole of what came back.
func expect<Value: Equatable>(
    _ found: Value,
    is wanted: Value,
    _ what: String = "the answer",
    line: Int = #line
) throws {
    guard found != wanted else { return }
    throw ContractViolation(description: "line \(line): \(what) is\n  \(found)\ninstead of\n  \(wanted)")
}

func expect(_ condition: Bool, _ promise: String, line: Int = #line) throws {
    guard !condition else { return }
    throw ContractViolation(description: "line \(line): \(promise)")
}
