import EventData
import Expressions

extension WorkflowRun {
    /// Names of `workflow.` without those of parameters, labels, annotations and outputs.
    var globalNames: [String] {
        Self.plainGlobals + Self.dateLetters.keys.sorted().map { "creationTimestamp.\($0)" }
    }

    private static let plainGlobals = [
        "name", "namespace", "uid", "mainEntrypoint", "serviceAccountName", "priority", "scheduledTime", "status",
        "duration", "failures", "creationTimestamp.RFC3339", "creationTimestamp.s", "parameters.json", "labels.json",
        "annotations.json",
    ]

    /// The value of `workflow.NAME` (spec/workflows.md D3.2); nil when there is none.
    func global(_ name: String) -> String? {
        switch name {
        case "name": return self.name
        case "namespace": return namespace
        case "uid": return uid
        case "mainEntrypoint": return plan?.entrypoint
        case "serviceAccountName": return plan?.spec["serviceAccountName"]?.string ?? "default"
        case "priority": return plan?.spec["priority"]?.wholeNumber.map(String.init)
        case "scheduledTime": return globalMap("annotations")["workflows.argoproj.io/scheduled-time"]
        case "status": return turn.exitStatus ?? status.phase?.rawValue
        case "duration": return status.startedAt.map { secondsText((status.finishedAt ?? turn.now) - $0) }
        case "failures": return turn.failures
        case "parameters", "parameters.json": return parametersText
        case "labels", "labels.json", "annotations", "annotations.json":
            return mapText(globalMap(String(name.prefix { $0 != "." })))
        default: return globalMember(name) ?? creation(name)
        }
    }

    private func globalMember(_ name: String) -> String? {
        for map in ["parameters", "labels", "annotations"] where name.hasPrefix("\(map).") {
            return globalMap(map)[String(name.dropFirst(map.count + 1))]
        }
        guard name.hasPrefix("outputs.parameters.") else { return nil }
        return status.outputs?["parameters"]?.named(String(name.dropFirst(19)))?["value"]?.scalarText
    }

    /// Parameters, labels or annotations of the workflow.
    func globalMap(_ name: String) -> [String: String] {
        if name == "parameters" { return plan?.parameters ?? [:] }
        let own = seen.at("metadata", name)?.object?.members.compactMap { member in
            member.value.string.map { (member.name, $0) }
        }
        let planned = (name == "labels" ? plan?.metadata.labels : plan?.metadata.annotations) ?? [:]
        return Dictionary(own ?? []) { first, _ in first }.merging(planned) { _, planned in planned }
    }

    private var parametersText: String {
        let list = plan?.spec["arguments", "parameters"]?.array ?? []
        let shown = list.map { parameter -> JSON in
            var shown = parameter
            if let name = parameter["name"]?.string { shown["value"] = plan?.parameters[name].map(JSON.string) }
            return shown
        }
        return JSON.array(shown).text
    }

    private func mapText(_ map: [String: String]) -> String {
        JSON.object(JSONObject(map.sorted { $0.key < $1.key }.map { (name: $0.key, value: .string($0.value)) })).text
    }

    private static let dateLetters: [String: String] = [
        "B": "January", "b": "Jan", "m": "01", "A": "Monday", "a": "Mon", "d": "02", "H": "15", "I": "03", "M": "04",
        "S": "05", "Y": "2006", "y": "06", "p": "PM", "Z": "MST", "z": "-0700", "L": ".000",
    ]

    /// When the workflow was created, whole or in parts.
    private func creation(_ name: String) -> String? {
        guard name.hasPrefix("creationTimestamp"),
            let text = seen.at("metadata", "creationTimestamp")?.string,
            let moment = Timestamp(rfc3339: text)
        else { return nil }
        let part = String(name.dropFirst("creationTimestamp.".count))
        switch part {
        case "", "RFC3339": return moment.rfc3339Seconds
        case "s": return String(moment.seconds)
        case "L": return String(GoTime(moment).formatted(".000").dropFirst())
        default: return Self.dateLetters[part].map { GoTime(moment).formatted($0) }
        }
    }
}

/// Seconds with six places, as Go prints a float.
func secondsText(_ duration: Duration) -> String {
    let micros = duration.wholeNanoseconds / 1_000
    let fraction = String(1_000_000 + micros.magnitude % 1_000_000).dropFirst()
    return "\(micros < 0 ? "-" : "")\(micros.magnitude / 1_000_000).\(fraction)"
}
