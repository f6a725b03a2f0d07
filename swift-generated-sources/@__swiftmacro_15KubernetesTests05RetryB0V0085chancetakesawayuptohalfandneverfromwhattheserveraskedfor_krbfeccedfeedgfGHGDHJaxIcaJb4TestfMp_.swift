@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V0085chancetakesawayuptohalfandneverfromwhattheserveraskedfor_krbfeccedfeedgfGHGDHJaxIcaJb4TestfMp_17Z4731504f12fa2383fMu_() async throws -> Void {
  @Sendable func $s15KubernetesTests05RetryB0V0085chancetakesawayuptohalfandneverfromwhattheserveraskedfor_krbfeccedfeedgfGHGDHJaxIcaJb4TestfMp_7__localfMu0_(_:isolated (any _Concurrency.Actor)?=Testing.__defaultSynchronousIsolationContext) async throws {
    let $s15KubernetesTests05RetryB0V0085chancetakesawayuptohalfandneverfromwhattheserveraskedfor_krbfeccedfeedgfGHGDHJaxIcaJb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(RetryTests())))
    _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests05RetryB0V0085chancetakesawayuptohalfandneverfromwhattheserveraskedfor_krbfeccedfeedgfGHGDHJaxIcaJb4TestfMp_7__localfMu_.`chance takes away up to half, and never from what the server asked for`())))
  }
  try await $s15KubernetesTests05RetryB0V0085chancetakesawayuptohalfandneverfromwhattheserveraskedfor_krbfeccedfeedgfGHGDHJaxIcaJb4TestfMp_7__localfMu0_()
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V0085chancetakesawayuptohalfandneverfromwhattheserveraskedfor_krbfeccedfeedgfGHGDHJaxIcaJb4TestfMp_25generator4731504f12fa2383fMu_() async -> Testing.Test {
  return .__function(
  named: "`chance takes away up to half, and never from what the server asked for`()",
  in: RetryTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "chance takes away up to half, and never from what the server asked for",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/RetryTests.swift", filePath: "/work/main/Tests/KubernetesTests/RetryTests.swift", line: 18, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests05RetryB0V0085chancetakesawayuptohalfandneverfromwhattheserveraskedfor_krbfeccedfeedgfGHGDHJaxIcaJb4TestfMp_17Z4731504f12fa2383fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests05RetryB0V0085chancetakesawayuptohalfandneverfromwhattheserveraskedfor_krbfeccedfeedgfGHGDHJaxIcaJb4TestfMp_24accessor4731504f12fa2383fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests05RetryB0V0085chancetakesawayuptohalfandneverfromwhattheserveraskedfor_krbfeccedfeedgfGHGDHJaxIcaJb4TestfMp_25generator4731504f12fa2383fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests05RetryB0V0085chancetakesawayuptohalfandneverfromwhattheserveraskedfor_krbfeccedfeedgfGHGDHJaxIcaJb4TestfMp_33testContentRecord4731504f12fa2383fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests05RetryB0V0085chancetakesawayuptohalfandneverfromwhattheserveraskedfor_krbfeccedfeedgfGHGDHJaxIcaJb4TestfMp_24accessor4731504f12fa2383fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:23:6-23:6
