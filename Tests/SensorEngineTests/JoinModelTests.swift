import EventData
import Expressions
import Manifests
import SensorEngine
import Testing

/// The join against a model of a few lines, over random conditions, dependencies and events.
@Suite struct JoinModelTests {
    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `any sequence of events fires and holds as the model says`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let names = ["a", "b", "c", "d"]
        // Two dependencies may wait for one subject, so that an event can be for both.
        let subjects = Dictionary(
            uniqueKeysWithValues: names.map { ($0, ["x", "y", "z"].randomElement(using: &random)) }
        )
        let formula = Formula.random(names, depth: 3, using: &random)
        let dependencies = names.map { Dependency.on($0, subject: subjects[$0] ?? "x") }
        let trigger = try Trigger.log("t", when: formula.text, among: names)
        var play = Transcript(.example(dependencies, [trigger]))
        var model = Model(formula: formula, order: trigger.condition.dependencies)
        for sequence in 1...40 as ClosedRange<Int64> {
            let subject = ["x", "y", "z"].randomElement(using: &random) ?? "x"
            let effects = play.send(subject)
            let arriving = model.order.filter { subjects[$0] == subject }
            #expect(effects.invocations.map(Model.fired) == arriving.compactMap { model.receive($0, sequence) })
            let held = play.engine.held.map { Model.Entry(dependency: $0.dependency, sequence: $0.sequence) }
            #expect(held == model.held, "after event \(sequence) with \(formula.text)")
            if Int.random(in: 0..<10, using: &random) == 0 { play.restart() }
        }
    }
}

private struct Model {
    struct Entry: Equatable {
        let dependency: String
        let sequence: Int64
    }

    let formula: Formula
    let order: [String]
    private var slots: [String: Int64] = [:]

    init(formula: Formula, order: [String]) {
        self.formula = formula
        self.order = order
    }

    var held: [Entry] { entries(of: slots) }

    /// What fires, if anything does.
    mutating func receive(_ dependency: String, _ sequence: Int64) -> [Entry]? {
        guard formula.text.contains("&") else { return [Entry(dependency: dependency, sequence: sequence)] }
        slots[dependency] = sequence
        guard formula.holds(for: Set(slots.keys)) else { return nil }
        defer { slots = [:] }
        return entries(of: slots)
    }

    static func fired(_ invocation: Invocation) -> [Entry] {
        invocation.events.map { Entry(dependency: $0.dependency, sequence: $0.sequence) }
    }

    private func entries(of slots: [String: Int64]) -> [Entry] {
        order.compactMap { name in slots[name].map { Entry(dependency: name, sequence: $0) } }
    }
}

/// A condition that can be evaluated without the parser under test.
private indirect enum Formula {
    case name(String)
    case and(Formula, Formula)
    case or(Formula, Formula)

    static func random(_ names: [String], depth: Int, using random: inout SeededGenerator) -> Formula {
        let choice = depth == 0 ? 0 : Int.random(in: 0...2, using: &random)
        if choice == 0 { return .name(names.randomElement(using: &random) ?? "a") }
        let left = Formula.random(names, depth: depth - 1, using: &random)
        let right = Formula.random(names, depth: depth - 1, using: &random)
        return choice == 1 ? .and(left, right) : .or(left, right)
    }

    var text: String {
        switch self {
        case .name(let name): name
        case .and(let left, let right): "(\(left.text) && \(right.text))"
        case .or(let left, let right): "(\(left.text) || \(right.text))"
        }
    }

    func holds(for present: Set<String>) -> Bool {
        switch self {
        case .name(let name): present.contains(name)
        case .and(let left, let right): left.holds(for: present) && right.holds(for: present)
        case .or(let left, let right): left.holds(for: present) || right.holds(for: present)
        }
    }
}
