import Testing
import Workflows

@Suite struct NodeNamesTests {
    @Test func `a node's id is the workflow's name and a number of the node's name (65)`() {
        #expect(NodeNames.number(of: "w.a") == 205_987_851)
        #expect(NodeNames.id(ofNode: "w", in: "w") == "w")
        #expect(NodeNames.id(ofNode: "w.a", in: "w") == "w-205987851")
    }

    @Test func `a pod's name has the template's, cut to what fits (66, 67)`() {
        #expect(NodeNames.pod(ofNode: "w", template: "t", in: "w") == "w")
        #expect(NodeNames.pod(ofNode: "w.a", template: "t", in: "w") == "w-t-205987851")
        #expect(NodeNames.pod(ofNode: "w.a", template: nil, in: "w") == "w-205987851")
        let long = NodeNames.pod(ofNode: "w.a", template: String(repeating: "t", count: 300), in: "w")
        #expect(long == "w-" + String(repeating: "t", count: 240) + "-205987851")
    }
}
