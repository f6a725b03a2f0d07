import Testing
import Workflows

@Suite struct NodeNamesTests {
    @Test func `a node's id is the workflow's name and a number of the node's name (65)`() {
        #expect(NodeNames.number(of: "w.a") == 205_987_851)
        #expect(NodeNames.id(ofNode: "w", in: "w") == "w")
        #expect(NodeNames.id(ofNode: "w.a", in: "w") == "w-205987851")
    }
}
