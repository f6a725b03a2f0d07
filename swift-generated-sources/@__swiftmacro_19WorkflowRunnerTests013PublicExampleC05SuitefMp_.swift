@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private  func $s19WorkflowRunnerTests013PublicExampleC05SuitefMp_9generatorfMu_() async -> Testing.Test {
  .__type(
    PublicExampleTests.self,
    traits: [.timeLimit(.minutes(3)),.__documentationLine("/// Argo's own examples as real processes: all that need no cluster end as their comments or their names promise."),.__documentationLine("///"),.__documentationLine("/// They run as they are, but that what sleeps for many seconds sleeps for a fraction of one.")],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/PublicExampleTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/PublicExampleTests.swift", line: 12, column: 2)
  )
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated  let $s19WorkflowRunnerTests013PublicExampleC05SuitefMp_8accessorfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests013PublicExampleC05SuitefMp_9generatorfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated  let $s19WorkflowRunnerTests013PublicExampleC05SuitefMp_17testContentRecordfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests013PublicExampleC05SuitefMp_8accessorfMu_($0, $1, $2, $3) },
  0b1,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/PublicExampleTests.swift:114:2-114:2
