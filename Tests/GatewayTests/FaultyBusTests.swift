import Buses
import Support
import Testing

@Suite struct FaultyBusTests {
    /// Wraps the embedded bus without a fault.
    private struct Storage: EventBusStorage {
        let storage = TemporaryBus()

        func open() async throws -> any EventBus { FaultyBus(try await storage.open()) }
    }

    @Test(arguments: EventBusContract.all)
    func `without a fault the faulty bus keeps the contract`(rule: EventBusContract) async throws {
        try await rule.check(Storage())
    }
}
