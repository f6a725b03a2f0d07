import EventData
import Expressions
import Testing

struct ConditionGoldenTests {
    @Test func `every golden condition translates as Argo Events translates it`() throws {
        let cases = try GoldenCase.all(in: "conditions")
        #expect(cases.count == 100)
        for golden in cases {
            #expect(Self.translation(golden) == Self.expected(golden), "\(golden.id)")
        }
        let passed = cases.count { Self.translation($0) == Self.expected($0) }
        print("golden conditions: \(passed) / \(cases.count) / \(cases.count)")
    }

    @Test func `every golden condition has the value Argo Events gives it`() throws {
        for golden in try GoldenCase.all(in: "conditions") {
            guard let value = golden.result?["value"]?.bool else { continue }
            let condition = try Condition(parsing: Self.text(golden), dependencies: Self.names(golden))
            let received = Set(golden.input["received"]?.strings ?? [])
            #expect(condition.isSatisfied(by: received) == value, "\(golden.id)")
        }
    }

    @Test func `a golden condition is accepted unless it names what is not a dependency`() throws {
        for golden in try GoldenCase.all(in: "conditions") {
            let unknown = Set(golden.result?["vars"]?.strings ?? []).subtracting(Self.names(golden))
            let isAccepted = (try? Condition(parsing: Self.text(golden), dependencies: Self.names(golden))) != nil
            #expect(isAccepted == (!golden.isError && unknown.isEmpty), "\(golden.id)")
        }
    }

    private struct Translated: Equatable {
        let expression: String
        let names: [String]
    }

    private static func text(_ golden: GoldenCase) -> String? { golden.input["conditions"]?.string }

    private static func names(_ golden: GoldenCase) -> [String] { golden.input["dependencies"]?.strings ?? [] }

    private static func translation(_ golden: GoldenCase) -> Translated? {
        guard let translation = try? ConditionTranslation(of: text(golden), dependencies: names(golden)) else {
            return nil
        }
        return Translated(expression: translation.expression, names: translation.uses.map(\.name))
    }

    private static func expected(_ golden: GoldenCase) -> Translated? {
        guard let expression = golden.result?["expression"]?.string else { return nil }
        return Translated(expression: expression, names: golden.result?["vars"]?.strings ?? [])
    }
}
