package import Kubernetes
package import Manifests
import Triggers

extension CheckedManifests {
    /// What is wrong with what the triggers give to templates that stand in the same files.
    package var referencesInFiles: [Diagnostic] {
        let check = FileCheck(passedOver)
        return sensors.flatMap { sensor in sensor.triggers.flatMap { check.diagnostics(for: $0, of: sensor.name) } }
    }

    /// Fields of the wrong type in Workflows beside the sensors, and in those that their triggers make.
    ///
    /// No part of `diagnostics`: a gateway runs without them, and the cluster refuses them in its own time.
    package var wrongTypes: [Diagnostic] {
        passedOver.flatMap { WrongType.diagnostics(in: $0.node) }
            + sensors.flatMap { sensor in
                sensor.triggers.flatMap { WorkflowTypeCheck.diagnostics(for: $0, of: sensor.name) }
            }
    }

    /// Fields that nobody knows in Workflows, ConfigMaps and Secrets beside the sensors, and in what their triggers make.
    package var unknownFields: [Diagnostic] {
        passedOver.flatMap { UnknownField.diagnostics(in: $0.node) }
            + sensors.flatMap { sensor in
                sensor.triggers.flatMap { WorkflowTypeCheck.unknownFields(of: $0, of: sensor.name) }
            }
    }

    /// What is wrong with what the triggers refer to in a cluster, and what could not be checked.
    ///
    /// - Throws: when the cluster cannot be asked at all.
    package func references(
        in kubernetes: KubernetesClient
    ) async throws(KubernetesError) -> (diagnostics: [Diagnostic], unchecked: [String]) {
        var check = ClusterCheck(kubernetes)
        for sensor in sensors {
            for trigger in sensor.triggers { try await check.check(trigger, of: sensor.name) }
        }
        return (check.diagnostics, check.unchecked)
    }
}

extension [Diagnostic] {
    /// In the order of files and lines.
    package var inOrder: [Diagnostic] {
        sorted { ($0.place.file, $0.place.line, $0.place.column) < ($1.place.file, $1.place.line, $1.place.column) }
    }
}
