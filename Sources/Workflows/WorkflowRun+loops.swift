import EventData
import Expressions

/// One round of a loop.
struct LoopItem: Sendable, Hashable {
    /// The name and the id of its node; the name ends with `(0:x)`.
    let nodeName: String
    let id: String
    let value: JSON
}

extension WorkflowRun {
    /// The rounds of a call's loop (spec/workflows.md D5); nil when it has none.
    func items(of call: TemplateCall, named name: String, _ scope: TagScope) throws(RunProblem) -> [LoopItem]? {
        guard let loop = call.loop else { return nil }
        let values: [JSON]
        switch loop {
        case .items(let items):
            let filledItems = try filled(items, scope, isStrict: true)
            // The whole list may be one expression.
            guard let list = filledItems.array ?? parsedList(filledItems.string) else {
                throw RunProblem("withItems must be a list")
            }
            values = list
        case .parameter(let text):
            let filledText = try filled(text, scope, isStrict: true)
            guard let list = parsedList(filledText) else {
                throw RunProblem("withParam value could not be parsed as a JSON list: \(filledText.prefix(200))")
            }
            values = list
        case .sequence(let sequence): values = try LoopSequence(try filled(sequence, scope, isStrict: true)).items
        }
        return values.enumerated().map { index, value in
            let nodeName = "\(name)(\(index):\(Self.itemText(value)))"
            return LoopItem(nodeName: nodeName, id: id(of: nodeName), value: value)
        }
    }

    private func parsedList(_ text: String?) -> [JSON]? { text.flatMap { try? JSON(parsing: $0) }?.array }

    /// What stands for an item in its node's name, without parentheses.
    private static func itemText(_ item: JSON) -> String {
        let text: String
        switch item {
        case .object(let object):
            text = object.members.sorted { $0.name < $1.name }
                .map { "\($0.name):\($0.value.scalarText ?? $0.value.text)" }.joined(separator: ",")
        default: text = item.scalarText ?? item.text
        }
        return text.filter { $0 != "(" && $0 != ")" }
    }
}

/// A `withSequence`.
private struct LoopSequence {
    /// More items are taken for a mistake.
    private static let maximumItems = 10_000

    let items: [JSON]

    init(_ json: JSON) throws(RunProblem) {
        let start = try Self.number("start", json) ?? 0
        let end: Int
        if let count = try Self.number("count", json) {
            guard count > 0 else {
                items = []
                return
            }
            end = start + count - 1
        } else {
            guard let last = try Self.number("end", json) else { throw RunProblem("withSequence needs count or end") }
            end = last
        }
        guard abs(end - start) < Self.maximumItems else {
            throw RunProblem("withSequence has more than \(Self.maximumItems) items")
        }
        let numbers = start <= end ? Array(start...end) : Array((end...start).reversed())
        let format = json["format"]?.string ?? "%d"
        var items: [JSON] = []
        for number in numbers {
            let evaluation = Evaluation(now: Timestamp(seconds: 0), seed: [])
            do { items.append(.string(try goSprintf(format, [.int(number)], in: evaluation))) } catch {
                throw RunProblem("withSequence format '\(format)': \(error.problem)")
            }
        }
        self.items = items
    }

    private static func number(_ name: String, _ json: JSON) throws(RunProblem) -> Int? {
        guard let value = json[name], value != .null else { return nil }
        guard let number = value.wholeNumber, number.magnitude < UInt(Int32.max) else {
            throw RunProblem("withSequence \(name) must be a whole number, and is '\(value.scalarText ?? value.text)'")
        }
        return number
    }
}
