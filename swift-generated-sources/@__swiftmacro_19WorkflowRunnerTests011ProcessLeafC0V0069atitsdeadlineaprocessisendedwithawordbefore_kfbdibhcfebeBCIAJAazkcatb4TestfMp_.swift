@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0069atitsdeadlineaprocessisendedwithawordbefore_kfbdibhcfebeBCIAJAazkcatb4TestfMp_16bbe5d7fad10a314afMu_() async throws -> Void {
  let $s19WorkflowRunnerTests011ProcessLeafC0V0069atitsdeadlineaprocessisendedwithawordbefore_kfbdibhcfebeBCIAJAazkcatb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ProcessLeafTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests011ProcessLeafC0V0069atitsdeadlineaprocessisendedwithawordbefore_kfbdibhcfebeBCIAJAazkcatb4TestfMp_7__localfMu_.`at its deadline a process is ended, with a word before`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests011ProcessLeafC0V0069atitsdeadlineaprocessisendedwithawordbefore_kfbdibhcfebeBCIAJAazkcatb4TestfMp_25generatorbbe5d7fad10a314afMu_() async -> Testing.Test {
  return .__function(
  named: "`at its deadline a process is ended, with a word before`()",
  in: ProcessLeafTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "at its deadline a process is ended, with a word before",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/ProcessLeafTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift", line: 182, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests011ProcessLeafC0V0069atitsdeadlineaprocessisendedwithawordbefore_kfbdibhcfebeBCIAJAazkcatb4TestfMp_16bbe5d7fad10a314afMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests011ProcessLeafC0V0069atitsdeadlineaprocessisendedwithawordbefore_kfbdibhcfebeBCIAJAazkcatb4TestfMp_24accessorbbe5d7fad10a314afMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests011ProcessLeafC0V0069atitsdeadlineaprocessisendedwithawordbefore_kfbdibhcfebeBCIAJAazkcatb4TestfMp_25generatorbbe5d7fad10a314afMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests011ProcessLeafC0V0069atitsdeadlineaprocessisendedwithawordbefore_kfbdibhcfebeBCIAJAazkcatb4TestfMp_33testContentRecordbbe5d7fad10a314afMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests011ProcessLeafC0V0069atitsdeadlineaprocessisendedwithawordbefore_kfbdibhcfebeBCIAJAazkcatb4TestfMp_24accessorbbe5d7fad10a314afMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/ProcessLeafTests.swift:195:6-195:6
