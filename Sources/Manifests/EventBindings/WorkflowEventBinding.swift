package import Expressions

/// A WorkflowEventBinding, checked (spec/workflows.md B5): which events of Argo Server's event endpoint submit what.
package struct WorkflowEventBinding: Sendable {
    package static let kind = "WorkflowEventBinding"

    package let name: ManifestName
    package let selector: EventExpression
    /// What it comes to: for each `Address` a dependency, the selector as its filter, and a trigger that submits.
    ///
    /// nil where it has no `submit` and so does nothing.
    package let sensor: Sensor?
    package let place: Place

    package init(name: ManifestName, selector: EventExpression, sensor: Sensor?, place: Place) {
        self.name = name
        self.selector = selector
        self.sensor = sensor
        self.place = place
    }

    /// To whom an event was sent that a binding may take.
    enum Address: CaseIterable {
        case itsNamespace
        case allNamespaces

        var dependencyName: String {
            switch self {
            case .itsNamespace: "event"
            case .allNamespaces: "everywhere"
            }
        }

        var triggerName: String {
            switch self {
            case .itsNamespace: "submit"
            case .allNamespaces: "submit-everywhere"
            }
        }

        func source(for binding: ManifestName) -> ManifestName {
            switch self {
            case .itsNamespace: WorkflowEventSource.name(in: binding.namespace)
            case .allNamespaces: WorkflowEventSource.everywhere
            }
        }
    }

    /// Before the binding's name in that of its sensor; no Sensor of a cluster can be called so.
    private static let sensorPrefix = "workfloweventbinding:"

    /// What its sensor is called.
    package static func sensorName(of binding: ManifestName) -> ManifestName {
        ManifestName(namespace: binding.namespace, name: sensorPrefix + binding.name)
    }

    /// The binding that a sensor stands for; nil for a Sensor.
    package static func name(ofSensor sensor: ManifestName) -> ManifestName? {
        guard sensor.name.hasPrefix(sensorPrefix) else { return nil }
        return ManifestName(namespace: sensor.namespace, name: String(sensor.name.dropFirst(sensorPrefix.count)))
    }
}

/// The labels that Argo Server puts on what a binding submits.
package enum BindingLabel {
    package static let binding = "workflows.argoproj.io/workflow-event-binding"
    static let template = "workflows.argoproj.io/workflow-template"
    static let clusterTemplate = "workflows.argoproj.io/cluster-workflow-template"
    package static let instance = "workflows.argoproj.io/controller-instanceid"
}
