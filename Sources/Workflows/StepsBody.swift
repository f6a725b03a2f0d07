import EventData

/// A `steps` template: groups that follow each other, each of steps that run beside each other (spec/workflows.md D6).
struct StepsBody: Sendable {
    let groups: [[TemplateCall]]
    /// In which group a step is.
    let group: [String: Int]

    init(_ json: JSON) throws(RunProblem) {
        guard let list = json.array else { throw RunProblem("steps must be a list of lists") }
        // A group of one step may be written without its list.
        groups = list.map { ($0.array ?? [$0]).map { TemplateCall($0, name: $0["name"]?.string ?? "") } }
        var group: [String: Int] = [:]
        for (index, calls) in groups.enumerated() { for call in calls { group[call.name] = index } }
        self.group = group
    }
}
