@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V0049abodythatendsearlyistriedagain_nCaeeefcfIJIJAscba4TestfMp_16d772cb9d5f557343fMu_() async throws -> Void {
  let $s15KubernetesTests05RetryB0V0049abodythatendsearlyistriedagain_nCaeeefcfIJIJAscba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(RetryTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests05RetryB0V0049abodythatendsearlyistriedagain_nCaeeefcfIJIJAscba4TestfMp_7__localfMu_.`a body that ends early is tried again`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V0049abodythatendsearlyistriedagain_nCaeeefcfIJIJAscba4TestfMp_25generatord772cb9d5f557343fMu_() async -> Testing.Test {
  return .__function(
  named: "`a body that ends early is tried again`()",
  in: RetryTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a body that ends early is tried again",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/RetryTests.swift", filePath: "/work/main/Tests/KubernetesTests/RetryTests.swift", line: 120, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests05RetryB0V0049abodythatendsearlyistriedagain_nCaeeefcfIJIJAscba4TestfMp_16d772cb9d5f557343fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests05RetryB0V0049abodythatendsearlyistriedagain_nCaeeefcfIJIJAscba4TestfMp_24accessord772cb9d5f557343fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests05RetryB0V0049abodythatendsearlyistriedagain_nCaeeefcfIJIJAscba4TestfMp_25generatord772cb9d5f557343fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests05RetryB0V0049abodythatendsearlyistriedagain_nCaeeefcfIJIJAscba4TestfMp_33testContentRecordd772cb9d5f557343fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests05RetryB0V0049abodythatendsearlyistriedagain_nCaeeefcfIJIJAscba4TestfMp_24accessord772cb9d5f557343fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:129:6-129:6
