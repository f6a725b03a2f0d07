import Support
import Testing

struct EventBusContractTests {
    @Test(arguments: EventBusContract.all)
    func `the embedded bus keeps the contract`(rule: EventBusContract) async throws {
        try await rule.check(SQLiteStorage())
    }
}
