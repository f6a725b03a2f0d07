@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private  func $s19WorkflowRunnerTests011RequestLeafC05SuitefMp_9generatorfMu_() async -> Testing.Test {
  .__type(
    RequestLeafTests.self,
    traits: [.timeLimit(.minutes(2)),.__documentationLine("/// Leaves that are no processes of their own, and sets of containers (spec/workflows.md D9).")],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/RequestLeafTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift", line: 9, column: 2)
  )
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated  let $s19WorkflowRunnerTests011RequestLeafC05SuitefMp_8accessorfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests011RequestLeafC05SuitefMp_9generatorfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated  let $s19WorkflowRunnerTests011RequestLeafC05SuitefMp_17testContentRecordfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests011RequestLeafC05SuitefMp_8accessorfMu_($0, $1, $2, $3) },
  0b1,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/RequestLeafTests.swift:137:2-137:2
