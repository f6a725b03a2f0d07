@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V0072asocketthathangsbeforeorinsidetheanswerisgivenup_DjbgefgcgdgcfHHJECEayba4TestfMp_17Z8dc205e00381dae6fMu_() async throws -> Void {
  let $s15KubernetesTests05RetryB0V0072asocketthathangsbeforeorinsidetheanswerisgivenup_DjbgefgcgdgcfHHJECEayba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(RetryTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests05RetryB0V0072asocketthathangsbeforeorinsidetheanswerisgivenup_DjbgefgcgdgcfHHJECEayba4TestfMp_7__localfMu_.`a socket that hangs before or inside the answer is given up`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V0072asocketthathangsbeforeorinsidetheanswerisgivenup_DjbgefgcgdgcfHHJECEayba4TestfMp_25generator8dc205e00381dae6fMu_() async -> Testing.Test {
  return .__function(
  named: "`a socket that hangs before or inside the answer is given up`()",
  in: RetryTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a socket that hangs before or inside the answer is given up",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/RetryTests.swift", filePath: "/work/main/Tests/KubernetesTests/RetryTests.swift", line: 131, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests05RetryB0V0072asocketthathangsbeforeorinsidetheanswerisgivenup_DjbgefgcgdgcfHHJECEayba4TestfMp_17Z8dc205e00381dae6fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests05RetryB0V0072asocketthathangsbeforeorinsidetheanswerisgivenup_DjbgefgcgdgcfHHJECEayba4TestfMp_24accessor8dc205e00381dae6fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests05RetryB0V0072asocketthathangsbeforeorinsidetheanswerisgivenup_DjbgefgcgdgcfHHJECEayba4TestfMp_25generator8dc205e00381dae6fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests05RetryB0V0072asocketthathangsbeforeorinsidetheanswerisgivenup_DjbgefgcgdgcfHHJECEayba4TestfMp_33testContentRecord8dc205e00381dae6fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests05RetryB0V0072asocketthathangsbeforeorinsidetheanswerisgivenup_DjbgefgcgdgcfHHJECEayba4TestfMp_24accessor8dc205e00381dae6fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:148:6-148:6
