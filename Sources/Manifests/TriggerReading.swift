import EventData
import Expressions

/// One entry of `triggers`, read and checked (spec/sensor.md §1.6–1.7, rules V20–V32).
struct TriggerReading {
    /// Empty when missing, which is an error.
    let name: String
    let namePlace: Place
    /// nil when there is an error in what a trigger is made of.
    let trigger: Trigger?

    /// `dependencies` are the sensor's, by name; a `dlqTrigger` stands by and is not limited in rate.
    init(_ reader: ManifestReader, dependencies: [String], standsBy: Bool = false) {
        let parameters = Parameter.list("parameters", of: reader, dependencies: dependencies)
        var delivery = DeliveryRules(from: reader)
        if standsBy { delivery.rateLimit = nil }
        let dlqTrigger = DLQTrigger.read(in: reader, dependencies: dependencies)
        guard let template = reader.mapping("template") else {
            if !reader.has("template") { reader.missing("template") }
            reader.ignore("policy", "join", "debounce", "concurrency", "commitStatus")
            reader.finish()
            self.init(name: "", namePlace: reader.node.place, trigger: nil)
            return
        }
        let name = template.string("name")
        let condition = Self.condition(in: template, dependencies: dependencies)
        let flow = FlowControl(from: reader, template: template, condition: condition)
        Self.warnMisplaced(in: template)
        let block = TriggerBlock(in: template, dependencies: dependencies, parameters: parameters)
        template.finish()
        let policy = TriggerPolicy.read(in: reader, kind: block?.kind)
        delivery.labels = policy.labels
        let status = CommitStatus.read(in: reader, kind: block?.kind, condition: condition, standsBy: standsBy)
        reader.finish()
        let namePlace = template.place(of: "name")
        guard let block, let condition else {
            self.init(name: name, namePlace: namePlace, trigger: nil)
            return
        }
        let trigger = Trigger(
            name: name,
            condition: condition,
            kind: block.kind,
            template: Self.document(of: template.node),
            parameters: parameters,
            body: block.body,
            delivery: delivery,
            dlqTrigger: dlqTrigger,
            flow: flow,
            commitStatus: status,
            allowedStatuses: policy.statuses,
            block: block.reader.node
        )
        self.init(name: name, namePlace: namePlace, trigger: trigger)
    }

    private init(name: String, namePlace: Place, trigger: Trigger?) {
        self.name = name
        self.namePlace = namePlace
        self.trigger = trigger
    }

    private static func document(of template: ManifestNode) -> JSONDocument {
        do {
            return try JSONDocument(parsing: template.json.bytes)
        } catch {
            preconditionFailure("JSON that was printed cannot be read: \(error)")
        }
    }

    private static func condition(in template: ManifestReader, dependencies: [String]) -> Condition? {
        let text = template.optionalString("conditions")
        // Without a dependency every name is unknown; that error is already there.
        if dependencies.isEmpty { return nil }
        let place = text.map { _ in template.place(of: "conditions") } ?? template.node.place
        do throws(ExpressionError) {
            let condition = try Condition(parsing: text, dependencies: dependencies)
            if text?.isEmpty == false { warnOfAliases(condition, dependencies, template) }
            guard condition.dependencies.isEmpty else { return condition }
            let problem = "conditions: no dependency is named, so the trigger never fires"
            let fix = "name at least one of: \(dependencies.joined(separator: ", "))"
            template.add(.error, rule: .own, at: place, problem, fix: fix)
            return nil
        } catch {
            if text != nil {
                template.invalid("conditions", error)
            } else {
                template.add(.error, rule: .own, at: place, "conditions: \(error.problem)", fix: error.fix)
            }
            return nil
        }
    }

    /// A dash and an underscore mean the same in conditions, so one of two such names is out of reach.
    private static func warnOfAliases(_ condition: Condition, _ dependencies: [String], _ template: ManifestReader) {
        func key(_ name: String) -> String { name.replacing("-", with: "_") }
        for meant in condition.dependencies {
            guard let other = dependencies.first(where: { $0 != meant && key($0) == key(meant) }) else { continue }
            let problem = "reads '\(other)' as '\(meant)': '-' and '_' mean the same there"
            template.warn("conditions", problem, fix: "rename one of the two dependencies")
        }
    }

    /// What belongs beside `template` and is silently dropped by Argo Events inside it.
    private static func warnMisplaced(in template: ManifestReader) {
        for field in [
            "policy", "atLeastOnce", "retryStrategy", "rateLimit", "parameters", "dlqTrigger", "join", "debounce",
            "concurrency", "commitStatus",
        ]
        where template.has(field) {
            let problem = "'\(field)' has no effect inside template"
            let fix = "move it one level up, beside 'template'"
            template.add(.warning, at: template.keyPlace(of: field), problem, fix: fix)
        }
    }
}
