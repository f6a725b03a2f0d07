import EventData
import Manifests
import Testing
import Triggers

/// What `lint` says of destinations that are no place of a Workflow.
@Suite struct DestinationCheckTests {
    private func problems(_ destinations: [String], kind: String = "Workflow") throws -> [String] {
        let parameters = destinations.map { ["dest": .string($0)] as JSON }
        let place = Place(file: "s.yaml", line: 1, column: 1)
        let resource: JSON = [
            "apiVersion": "argoproj.io/v1alpha1", "kind": .string(kind),
            "spec": ["arguments": ["parameters": [["name": "a", "vendor": "b"]]], "ours": ["x": "y"]],
        ]
        let check = DestinationCheck(ManifestNode(resource, at: place))
        let found = check?.diagnostics(of: ManifestNode(.array(parameters), at: place)) ?? []
        return found.map { "\($0.problem); \($0.fix)" }
    }

    @Test func `places of a Workflow, and what the resource has itself, are not doubted`() throws {
        let good = [
            "spec.arguments.parameters.0.value", "spec.arguments.parameters.-1.name",
            "spec.arguments.artifacts.0.raw.data",
            "metadata.labels.anything", "metadata.annotations", "spec.entrypoint", "spec.ours.x",
            "spec.arguments.parameters.0.vendor",
            "spec.templates.0.whatever",
            "spec.arg*.x", "spec.volumes.#(name==a).x",
        ]
        #expect(try problems(good) == [])
        #expect(try problems(["spec.workflowSpec.arguments.parameters.0.value"], kind: "CronWorkflow") == [])
        #expect(try problems(["data.anything", "spec.replicas"], kind: "Deployment") == [])
    }

    @Test(arguments: [
        ("spec.argumens.parameters.0.value", "'argumens' is no field of spec; did you mean 'arguments'?"),
        ("metdata.name", "'metdata' is no field of a Workflow; did you mean 'metadata'?"),
        (
            "spec.arguments.parameters.0.valu",
            "'valu' is no field of spec.arguments.parameters.0; did you mean 'value'?"
        ),
        (
            "spec.arguments.parameters.value",
            "'spec.arguments.parameters' is a list, and 'value' is no place in it; "
                + "write spec.arguments.parameters.0.value"
        ),
        ("spec.zzz", "'zzz' is no field of spec; correct dest"),
    ])
    func `what is no place is said with what could be meant`(_ destination: String, _ problem: String) throws {
        #expect(try problems([destination]) == [problem])
    }
}
