@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private  func $s19WorkflowRunnerTests09HardTimesC05SuitefMp_9generatorfMu_() async -> Testing.Test {
  .__type(
    HardTimesTests.self,
    traits: [.timeLimit(.minutes(5)),.__documentationLine("/// What a controller makes of a cluster that refuses or is late, of its clock and of a full disk.")],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/HardTimesTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift", line: 10, column: 2)
  )
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated  let $s19WorkflowRunnerTests09HardTimesC05SuitefMp_8accessorfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests09HardTimesC05SuitefMp_9generatorfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated  let $s19WorkflowRunnerTests09HardTimesC05SuitefMp_17testContentRecordfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests09HardTimesC05SuitefMp_8accessorfMu_($0, $1, $2, $3) },
  0b1,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:182:2-182:2
