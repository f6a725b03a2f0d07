@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private  func $s19WorkflowRunnerTests07StorageC05SuitefMp_9generatorfMu_() async -> Testing.Test {
  .__type(
    StorageTests.self,
    traits: [.timeLimit(.minutes(1)),.__documentationLine("/// Artifacts in stores elsewhere, and what is kept here (spec/workflows.md D8).")],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/StorageTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/StorageTests.swift", line: 10, column: 2)
  )
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated  let $s19WorkflowRunnerTests07StorageC05SuitefMp_8accessorfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests07StorageC05SuitefMp_9generatorfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated  let $s19WorkflowRunnerTests07StorageC05SuitefMp_17testContentRecordfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests07StorageC05SuitefMp_8accessorfMu_($0, $1, $2, $3) },
  0b1,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:199:2-199:2
