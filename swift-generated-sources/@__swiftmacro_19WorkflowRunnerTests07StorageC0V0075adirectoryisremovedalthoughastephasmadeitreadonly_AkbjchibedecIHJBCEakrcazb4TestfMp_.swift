@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests07StorageC0V0075adirectoryisremovedalthoughastephasmadeitreadonly_AkbjchibedecIHJBCEakrcazb4TestfMp_17Z1a9c3b9b3399da30fMu_() async throws -> Void {
  let $s19WorkflowRunnerTests07StorageC0V0075adirectoryisremovedalthoughastephasmadeitreadonly_AkbjchibedecIHJBCEakrcazb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(StorageTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests07StorageC0V0075adirectoryisremovedalthoughastephasmadeitreadonly_AkbjchibedecIHJBCEakrcazb4TestfMp_7__localfMu_.`a directory is removed although a step has made it read-only`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests07StorageC0V0075adirectoryisremovedalthoughastephasmadeitreadonly_AkbjchibedecIHJBCEakrcazb4TestfMp_25generator1a9c3b9b3399da30fMu_() async -> Testing.Test {
  return .__function(
  named: "`a directory is removed although a step has made it read-only`()",
  in: StorageTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a directory is removed although a step has made it read-only",traits: [.__documentationLine("/// As another user than root, who may remove anything.")],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/StorageTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/StorageTests.swift", line: 171, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests07StorageC0V0075adirectoryisremovedalthoughastephasmadeitreadonly_AkbjchibedecIHJBCEakrcazb4TestfMp_17Z1a9c3b9b3399da30fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests07StorageC0V0075adirectoryisremovedalthoughastephasmadeitreadonly_AkbjchibedecIHJBCEakrcazb4TestfMp_24accessor1a9c3b9b3399da30fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests07StorageC0V0075adirectoryisremovedalthoughastephasmadeitreadonly_AkbjchibedecIHJBCEakrcazb4TestfMp_25generator1a9c3b9b3399da30fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests07StorageC0V0075adirectoryisremovedalthoughastephasmadeitreadonly_AkbjchibedecIHJBCEakrcazb4TestfMp_33testContentRecord1a9c3b9b3399da30fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests07StorageC0V0075adirectoryisremovedalthoughastephasmadeitreadonly_AkbjchibedecIHJBCEakrcazb4TestfMp_24accessor1a9c3b9b3399da30fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/StorageTests.swift:198:6-198:6
